/** A proxy that is recognized by what it writes into answers. */
export type ProxyName = 'nginx' | 'Caddy' | 'Apache' | 'Cloudflare' | 'HAProxy';

/** What a proxy has to be told, each with the lines for those that need any. */
const LINES = {
  upgrade: {
    nginx:
      'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
    Apache: 'ProxyPass / http://127.0.0.1:3000/ upgrade=websocket',
    HAProxy: 'timeout tunnel 1h, and no rule that takes the Upgrade header away',
    Caddy: 'reverse_proxy 127.0.0.1:3000',
    Cloudflare: 'Network, WebSockets: on',
  },
  body: {
    nginx: 'client_max_body_size 26m;',
    Apache: 'LimitRequestBody 0',
    HAProxy: 'remove the rule that denies large bodies',
    Caddy: 'remove request_body max_size, or raise it to 26MB',
    Cloudflare: 'bodies of more than 100 MB need another plan',
  },
  hold: {
    nginx: 'proxy_read_timeout 75s; proxy_send_timeout 75s;',
    Apache: 'Timeout 75, and ProxyTimeout 75',
    HAProxy: 'timeout tunnel 1h',
    Caddy: 'remove read_timeout, write_timeout and stream_timeout',
    Cloudflare: 'it keeps connections for 100 s: look at the proxy behind it',
  },
  buffering: {
    nginx: 'proxy_buffering off; proxy_request_buffering off;',
    Apache: 'ProxyPass / http://127.0.0.1:3000/ upgrade=websocket flushpackets=on, and no BUFFER filter',
    HAProxy: 'remove "option http-buffer-request"',
    Caddy: 'remove buffer_requests, buffer_responses and flush_interval',
    Cloudflare: 'it passes parts on: look at the proxy behind it',
  },
  methods: {
    nginx: 'remove limit_except',
    Apache: 'remove <LimitExcept>, and AllowMethods',
    HAProxy: 'remove the rule that denies methods',
    Caddy: 'remove the rule that refuses methods',
    Cloudflare: 'remove the firewall rule that blocks methods',
  },
  forwarded: {
    nginx: 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    Apache: 'remove "ProxyAddHeaders Off"',
    HAProxy: 'option forwardfor',
    Caddy: 'remove header_up -X-Forwarded-For',
    Cloudflare: 'it writes X-Forwarded-For by itself: look at the proxy behind it',
  },
} as const satisfies Record<string, Record<ProxyName, string>>;

/** The proxy by the `Server` and `Via` headers of an answer; null when it does not say so. HAProxy never does. */
export function proxyOf(server: string | null, via: string | null): ProxyName | null {
  const said = `${server ?? ''} ${via ?? ''}`.toLowerCase();
  if (said.includes('cloudflare')) return 'Cloudflare';
  if (said.includes('caddy')) return 'Caddy';
  if (said.includes('nginx')) return 'nginx';
  return said.includes('apache') ? 'Apache' : null;
}

/** The line for the proxy that was found, or the lines for all of them. */
export function proxyLine(topic: keyof typeof LINES, proxy: ProxyName | null): string {
  if (proxy !== null) return `${proxy}: ${LINES[topic][proxy]}`;
  return Object.entries(LINES[topic])
    .filter(([name]) => name !== 'Cloudflare')
    .map(([name, line]) => `${name}: ${line}`)
    .join('\n');
}
