/**
 * Of the push service of the tests, for localhost and 127.0.0.1: known to everyone, so good for nothing else. Made by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500`, with both as its names.
 */
export const CERTIFICATE = `
-----BEGIN CERTIFICATE-----
MIIBvzCCAWWgAwIBAgIUMDoGVMiRZV3JE2LyZWvW460yJT0wCgYIKoZIzj0EAwIw
JjEkMCIGA1UEAwwbQSBwdXNoIHNlcnZpY2Ugb2YgdGhlIHRlc3RzMCAXDTI2MTEy
OTA4MDYwN1oYDzIxMjYxMTA1MDgwNjA3WjAmMSQwIgYDVQQDDBtBIHB1c2ggc2Vy
dmljZSBvZiB0aGUgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS+h5ih
nepmr5IEML9aiAh6Agy2vPUl/jl/kRuB7ixPtoQHvdfDigwGz+C+Gly997WNy26d
OJh4qTwm66Hg4Ub6o28wbTAdBgNVHQ4EFgQUWlc6R3Rm6ilnPiCWPD4AHhIyrRIw
HwYDVR0jBBgwFoAUWlc6R3Rm6ilnPiCWPD4AHhIyrRIwGgYDVR0RBBMwEYIJbG9j
YWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIh
APvqK40mdPQMYXMzdlFZ4xkgiHmhwzE0ncvjF8icU3HfAiABfb9qTun4Q41BNb9Z
rbwDdbf0ZdqXKnPRm9pjQ/rMEw==
-----END CERTIFICATE-----
`.trimStart();

export const KEY = `
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQ7NKImPaSNjBkeSk
Cgoa6lOtMfkbpjItjlGpX5THetShRANCAAS+h5ihnepmr5IEML9aiAh6Agy2vPUl
/jl/kRuB7ixPtoQHvdfDigwGz+C+Gly997WNy26dOJh4qTwm66Hg4Ub6
-----END PRIVATE KEY-----
`.trimStart();
