import type { Wish } from '../../test/make/certificates.ts';
import { makeKit } from './kit.ts';
import type { Scenario } from './scenario.ts';

/** What a healthy set-up is made of; each is one choice of each list. */
const choices = {
  server: ['maria10', 'maria11', 'mysql9'],
  key: ['p256', 'rsa2048', 'p384', 'rsa3072', 'ed25519'],
  chain: ['direct', 'intermediate'],
  plugin: ['default', 'sha2', 'ed25519'],
  require: ['', 'REQUIRE SSL', 'REQUIRE X509', "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'"],
  style: ['flags', 'client-group', 'two-groups', 'quoted', 'underscores'],
  mode: ['VERIFY_IDENTITY', 'VERIFY_CA', 'implied'],
  names: ['ip', 'name', 'wildcard'],
  server_options: ['none', 'versions', 'ciphers', 'require-secure'],
} as const;

type Choice = { readonly [K in keyof typeof choices]: (typeof choices)[K][number] };

const keys: Readonly<Record<Choice['key'], readonly string[]>> = {
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa2048: ['-newkey', 'rsa:2048'],
  rsa3072: ['-newkey', 'rsa:3072'],
  ed25519: ['-newkey', 'ed25519'],
};

/** The numbers that a seed gives, always the same ones (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many healthy set-ups, each other than the last; the same for the same seed. */
export function healthySetUps(count: number, seed = 1): Scenario[] {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[], index: number): T =>
    list[(index + Math.floor(next() * list.length)) % list.length] as T;
  return Array.from({ length: count }, (_, index) => {
    const entries = Object.entries(choices).map(([name, list]) => [name, pick<string>(list, index)] as const);
    // Every server comes equally often.
    const choice = { ...Object.fromEntries(entries), server: choices.server[index % 3] } as Choice;
    return healthy(possible(choice));
  });
}

/** Choices that a server does not have become the nearest that it has. */
function possible(choice: Choice): Choice {
  const maria = choice.server !== 'mysql9';
  const plugin =
    choice.plugin === 'sha2' && maria ? 'default' : choice.plugin === 'ed25519' && !maria ? 'default' : choice.plugin;
  const { server_options: options, key } = choice;
  return { ...choice, plugin, server_options: key === 'ed25519' && options === 'ciphers' ? 'none' : options };
}

function healthy(choice: Choice): Scenario {
  const { server: _server, ...rest } = choice;
  return {
    id: 'healthy',
    variant: Object.values(rest)
      .filter((word) => word !== '' && word !== 'none')
      .join(' '),
    servers: [choice.server],
    make: ({ folder }) => {
      const kit = makeKit(folder, choice.server);
      const parts: Partial<Wish> = { key: keys[choice.key] };
      const root = kit.ca('/O=Acme/CN=Acme Root', parts);
      const ca = choice.chain === 'direct' ? root : kit.ca('/O=Acme/CN=Acme Issuing', { ...parts, issuer: root });
      const san = { ip: 'IP:127.0.0.1', name: 'DNS:localhost', wildcard: 'DNS:*.example.test,IP:127.0.0.1' }[
        choice.names
      ];
      const extensions = ['basicConstraints=CA:FALSE', `subjectAltName=${san}`, 'extendedKeyUsage=serverAuth'];
      const leaf = kit.leaf(ca, { ...parts, extensions });
      const own = kit.client(ca, parts);
      const between = ca === root ? '' : ca.pem;
      const caPath = kit.write('ca.pem', root.pem + between);
      const server = [
        `ssl-ca=${caPath}`,
        `ssl-cert=${kit.write('server.pem', leaf.pem + between)}`,
        `ssl-key=${kit.write('server.key', leaf.keyPem)}`,
        ...serverOptions(choice),
      ];
      const pair = /X509|SUBJECT/.test(choice.require)
        ? [`ssl-cert=${kit.write('client.pem', own.pem + between)}`, `ssl-key=${kit.write('client.key', own.keyPem)}`]
        : [];
      const options = [
        ...(choice.mode === 'implied' ? [] : [`ssl-mode=${choice.mode}`]),
        `ssl-ca=${kit.write('client-ca.pem', root.pem)}`,
        ...pair,
      ];
      const host = choice.names === 'name' ? ['-hlocalhost', '--protocol=TCP'] : [];
      return {
        mysqld: server,
        sql: [`CREATE USER app@'%' IDENTIFIED ${identified(choice)} ${choice.require}`],
        ...clientStyle(choice, options, [...host, '-uapp', '-pPw1!secret']),
      };
    },
  };
}

function serverOptions({ server, server_options: options }: Choice): readonly string[] {
  if (options === 'versions') return ['tls_version=TLSv1.2,TLSv1.3'];
  if (options === 'ciphers') return ['ssl_cipher=ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384'];
  if (options === 'require-secure') return ['require_secure_transport=ON'];
  return server === 'mysql9' ? [] : ['# nothing else'];
}

function identified({ plugin }: Choice): string {
  if (plugin === 'sha2') return "WITH caching_sha2_password BY 'Pw1!secret'";
  return "BY 'Pw1!secret'";
}

function clientStyle(
  { style }: Choice,
  options: readonly string[],
  words: readonly string[],
): { readonly client: readonly string[]; readonly clientFile?: string } {
  if (style === 'flags') return { client: [...words, ...options.map((option) => `--${option}`)] };
  const lines = options.map((option) => {
    const [name = '', value = ''] = option.split('=');
    if (style === 'quoted') return `${name} = "${value}"   # as written by hand`;
    return style === 'underscores' ? `${name.replaceAll('-', '_')}=${value}` : option;
  });
  const [first = '', ...rest] = lines;
  const text =
    style === 'two-groups'
      ? ['# shared', '[client]', ...rest, '', '[mysql]', first, 'prompt=db>'].join('\n')
      : ['; made by hand', '[client]', ...lines, '', '[mysqldump]', 'quick'].join('\n');
  return { client: words, clientFile: `${text}\n` };
}
