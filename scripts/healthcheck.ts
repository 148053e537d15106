// Ends with 0 when the process in this container is alive: for HEALTHCHECK. It asks the process itself and nothing behind it.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const { HOST = '127.0.0.1', PORT = '3000', TLS_CERT } = process.env;
// What listens on every address listens on this one, too.
const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
const isTls = TLS_CERT !== undefined && TLS_CERT !== '';
const options = {
  host,
  port: Number(PORT),
  path: '/healthz',
  headers: { host: 'localhost' },
  timeout: 2_500,
};

const request = isTls
  ? // Its certificate names another host, and it is asked on this machine only.
    requestHttps({ ...options, rejectUnauthorized: false })
  : requestHttp(options);
request.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
request.on('timeout', () => request.destroy(new Error('no answer within 2.5 s')));
request.on('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
request.end();
