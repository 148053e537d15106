/** What can be set up wrongly in a proxy, as the doctor names it. */
export type Fault = 'upgrade' | 'body' | 'forwarded' | 'hold' | 'buffering' | 'methods';

export const faults: readonly Fault[] = ['upgrade', 'body', 'forwarded', 'hold', 'buffering', 'methods'];

export type RealProxyName = 'nginx' | 'Caddy' | 'Apache' | 'HAProxy';

/** One address of a proxy, with what is wrong there; null for nothing. */
export interface Door {
  readonly port: number;
  readonly fault: Fault | null;
}

interface Settings {
  /** `host:port` of what is behind it. */
  readonly upstream: string;
  readonly host: string;
  readonly doors: readonly Door[];
  /** For what it writes while it runs. */
  readonly folder: string;
}

/** A proxy of Debian, and how it is set up. */
export interface RealProxy {
  /** The package, and the program that is in it. */
  readonly debian: string;
  readonly program: string;
  readonly file: string;
  args(file: string, folder: string): readonly string[];
  config(settings: Settings): string;
  /** What it cannot be set up for, or cannot keep from passing. */
  readonly cannot: readonly Fault[];
}

const when = (isSo: boolean, text: string) => (isSo ? text : '');

const nginx: RealProxy = {
  debian: 'nginx',
  program: '/usr/sbin/nginx',
  file: 'nginx.conf',
  args: (file, folder) => ['-e', 'stderr', '-p', folder, '-c', file],
  cannot: [],
  config: ({ upstream, host, doors, folder }) => `
    daemon off;
    pid ${folder}/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((place) => `${place}_temp_path ${folder}/${place};`).join('\n')}
      ${doors
        .map(
          ({ port, fault }) => `server {
        listen ${host}:${port};
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        ${when(fault !== 'upgrade', 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";')}
        ${when(fault !== 'forwarded', 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;')}
        ${when(fault !== 'buffering', 'proxy_buffering off; proxy_request_buffering off;')}
        ${when(fault !== 'body', 'client_max_body_size 26m;')}
        proxy_read_timeout 75s;
        location / {
          proxy_pass http://${upstream};
          ${when(fault === 'methods', 'limit_except GET POST { deny all; }')}
        }
        location /socket.io/ {
          proxy_pass http://${upstream};
          ${when(fault === 'hold', 'proxy_read_timeout 2s;')}
        }
      }`,
        )
        .join('\n')}
    }`,
};

const caddy: RealProxy = {
  debian: 'caddy',
  program: '/usr/bin/caddy',
  file: 'Caddyfile',
  args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  // It closes no connection that was upgraded.
  cannot: ['hold'],
  config: ({ upstream, host, doors }) => `
{
  admin off
  auto_https off
  log {
    output discard
  }
}
${doors
  .map(
    ({ port, fault }) => `http://${host}:${port} {
  ${when(fault === 'body', 'request_body {\n    max_size 1MB\n  }')}
  ${when(fault === 'methods', '@others not method GET HEAD POST PUT PATCH DELETE OPTIONS\n  handle @others {\n    respond 405\n  }')}
  handle /socket.io/* {
    reverse_proxy ${upstream} {
      ${when(fault === 'upgrade', 'header_up -Upgrade')}
    }
  }
  handle {
    reverse_proxy ${upstream} {
      ${when(fault === 'forwarded', 'header_up -X-Forwarded-For')}
      ${when(fault === 'buffering', 'buffer_requests\n      buffer_responses')}
    }
  }
}`,
  )
  .join('\n')}
`,
};

const apache: RealProxy = {
  debian: 'apache2-bin',
  program: '/usr/sbin/apache2',
  file: 'apache.conf',
  args: (file, folder) => ['-X', '-d', folder, '-f', file],
  // Its LimitRequestBody does not hold for what it passes on.
  cannot: ['body'],
  config: ({ upstream, host, doors, folder }) => `
ServerName ${host}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
${['mpm_event', 'authz_core', 'proxy', 'proxy_http', 'proxy_wstunnel', 'buffer', 'allowmethods', 'headers']
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n')}
ThreadsPerChild 64
MaxRequestWorkers 64
ServerLimit 1
StartServers 1
${doors
  .map(
    ({ port, fault }) => `Listen ${host}:${port}
<VirtualHost ${host}:${port}>
  ServerName ${host}
  ProxyPreserveHost On
  Timeout ${fault === 'hold' ? 2 : 75}
  ProxyTimeout 75
  ProxyPass /socket.io/ http://${upstream}/socket.io/ ${when(fault !== 'upgrade', 'upgrade=websocket')} ${when(fault === 'hold', 'timeout=2')}
  ProxyPass / http://${upstream}/ ${when(fault !== 'upgrade', 'upgrade=websocket')} flushpackets=on
  ${when(fault === 'forwarded', 'ProxyAddHeaders Off')}
  <Location />
    ${when(fault === 'methods', 'AllowMethods GET HEAD POST PUT PATCH DELETE OPTIONS')}
    ${when(fault === 'buffering', 'SetInputFilter BUFFER\n    SetOutputFilter BUFFER')}
  </Location>
</VirtualHost>`,
  )
  .join('\n')}
`,
};

const haproxy: RealProxy = {
  debian: 'haproxy',
  program: '/usr/sbin/haproxy',
  file: 'haproxy.cfg',
  args: (file) => ['-db', '-f', file],
  // It waits for the first 16 KB of a body at most, and holds nothing else back.
  cannot: ['buffering'],
  config: ({ upstream, host, doors }) => `
defaults
  mode http
  timeout connect 5s
  timeout client 75s
  timeout server 75s
${doors
  .map(
    ({ port, fault }) => `frontend at${port}
  bind ${host}:${port}
  timeout tunnel ${fault === 'hold' ? '2s' : '1h'}
  ${when(fault !== 'forwarded', 'option forwardfor')}
  ${when(fault === 'buffering', 'option http-buffer-request')}
  ${when(fault === 'upgrade', 'http-request del-header Upgrade')}
  ${when(fault === 'body', 'http-request deny deny_status 413 if { req.hdr(content-length) -m int gt 1000000 }')}
  ${when(fault === 'methods', 'http-request deny deny_status 405 unless { method GET HEAD POST PUT PATCH DELETE OPTIONS }')}
  default_backend to${port}
backend to${port}
  timeout tunnel ${fault === 'hold' ? '2s' : '1h'}
  server parley ${upstream}`,
  )
  .join('\n')}
`,
};

export const realProxies: Readonly<Record<RealProxyName, RealProxy>> = {
  nginx,
  Caddy: caddy,
  Apache: apache,
  HAProxy: haproxy,
};
