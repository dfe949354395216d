import { type DriverConfig, type DriverTls, isDict, type Value, valueText } from '../drivers/driver-config.ts';
import { driverTls } from '../drivers/driver-tls.ts';
import type { DriverFacts, KeyStoreFact } from '../facts/driver.ts';
import { readBytes } from '../io/files.ts';
import { localMachine } from '../io/local-machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { fileFact } from './file-fact.ts';
import { accountsOn } from './identity.ts';
import { storeOpens } from './key-store.ts';

/** A driver's configuration as facts, and as the flags with which the mysql client would connect as it does. */
export interface DriverSide {
  readonly facts: DriverFacts;
  readonly given: readonly GivenOption[];
  /**
   * It verifies the chain, whatever its mode is called, and we can as well: by the file that it names, or by a store of its
   * own, for which the system's is taken.
   */
  readonly verifies: boolean;
  /** Without a CA it takes a MariaDB server of 11.4 or later that knows the password. */
  readonly provenByPassword: boolean;
  /** The certificate and key of the store that it names, where its password opens it; for our own handshakes alone. */
  readonly identity?: { readonly pfx: Uint8Array; readonly passphrase: string };
}

/** A key store as fact, and what it holds. */
interface OpenedStore {
  readonly fact: KeyStoreFact;
  readonly bytes?: Uint8Array;
  readonly password: string;
}

const secretName = /pass(word|phrase|wd)?|pwd|secret/i;

/** Undefined for a driver that nobody knows. */
export async function driverSide(config: DriverConfig, cwd: string): Promise<DriverSide | undefined> {
  const judged = driverTls(config);
  if (judged === undefined) return undefined;
  const { tls, problems } = judged;
  const options = Object.fromEntries(
    Object.entries(open(config.options)).map(([name, value]) => [name, valueText(value).slice(0, 200)]),
  );
  const opened = await storesOf(config, tls, cwd);
  const stores = Object.fromEntries(Object.entries(opened).map(([role, { fact }]) => [role, fact]));
  const identity = identityIn(opened.cert);
  const { around } = config;
  return {
    facts: {
      id: config.driver,
      options,
      tls,
      problems,
      ...(around === undefined ? {} : { around }),
      ...(Object.keys(stores).length === 0 ? {} : { stores }),
    },
    given: givenOf(config, tls),
    verifies: tls.verifiesChain && (tls.ca === undefined || tls.ca.kind === 'path'),
    provenByPassword: /^mariadb-(npm|connector-j-3)$/.test(config.driver) && tls.verifiesChain && tls.ca === undefined,
    ...(identity === undefined ? {} : { identity }),
  };
}

/** Options without what is secret, in those within others as well: `ssl: { passphrase }`. */
function open(options: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(options)
      .filter(([name]) => !secretName.test(name))
      .map(([name, value]) => [name, isDict(value) ? { dict: open(value.dict) } : value]),
  );
}

/** The option that holds a store's password. */
const storePassword = {
  ca: /^trust(CertificateKeyStorePassword|StorePassword)$/i,
  cert: /^(clientCertificateKeyStorePassword|keyStorePassword|certificate ?password|sslpassword|passphrase)$/i,
} as const;

async function storesOf(
  config: DriverConfig,
  tls: DriverTls,
  cwd: string,
): Promise<{ readonly ca?: OpenedStore; readonly cert?: OpenedStore }> {
  const stores: { ca?: OpenedStore; cert?: OpenedStore } = {};
  const view = { base: cwd, accounts: await accountsOn(localMachine) };
  for (const role of ['ca', 'cert'] as const) {
    const material = tls[role];
    if (material?.kind !== 'store') continue;
    const file = await fileFact(material.path, view);
    const given = passwordOf(config.options, storePassword[role]);
    const bytes = file.content === undefined ? undefined : await readBytes(file.path).catch(() => undefined);
    const opens = bytes === undefined ? undefined : storeOpens(bytes, given);
    stores[role] = {
      fact: { file, ...(opens === undefined ? {} : { opens }) },
      ...(bytes === undefined ? {} : { bytes }),
      password: given,
    };
  }
  return stores;
}

/** A password among the options, or among those of `ssl`. */
function passwordOf(options: DriverConfig['options'], name: RegExp): string {
  const { ssl } = options;
  const all = { ...(isDict(ssl) ? ssl.dict : {}), ...options };
  const found = Object.entries(all).find(([key]) => name.test(key))?.[1];
  return typeof found === 'string' ? found : '';
}

/** PKCS#12 alone: OpenSSL reads no JKS. */
function identityIn(store: OpenedStore | undefined): DriverSide['identity'] {
  const { fact, bytes, password = '' } = store ?? {};
  return fact?.opens === true && bytes?.[0] === 0x30 ? { pfx: bytes, passphrase: password } : undefined;
}

/** Flags in place of the driver's options; option files are not read unless it names one. */
function givenOf(config: DriverConfig, tls: DriverTls): GivenOption[] {
  const path = (role: 'ca' | 'cert' | 'key'): string | undefined => {
    const material = tls[role];
    return material?.kind === 'path' ? material.path : undefined;
  };
  const mode =
    tls.asks === 'never'
      ? 'DISABLED'
      : tls.asks === 'if-offered'
        ? 'PREFERRED'
        : !tls.verifiesChain || path('ca') === undefined
          ? 'REQUIRED'
          : tls.verifiesName
            ? 'VERIFY_IDENTITY'
            : 'VERIFY_CA';
  const file = config.options.read_default_file ?? config.options.default_file;
  const pairs: readonly (readonly [string, string | boolean | undefined])[] = [
    typeof file === 'string' ? ['defaults-file', file] : ['no-defaults', true],
    ['host', config.host],
    ['port', config.port === undefined ? undefined : String(config.port)],
    ['socket', config.socket],
    ['protocol', config.socket === undefined ? 'TCP' : 'SOCKET'],
    ['user', config.user],
    ['password', config.password?.reveal()],
    ['database', config.database],
    ['ssl-mode', mode],
    ['ssl-ca', path('ca')],
    ['ssl-cert', path('cert')],
    ['ssl-key', path('key')],
  ];
  return pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, origin: { kind: 'environment', variable: '--client-config' } } as const],
  );
}
