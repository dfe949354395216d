import { type DriverConfig, type DriverProblem, valueText } from './driver-config.ts';

/** The ssl modes of one driver; `nearest` says which of them other drivers' words for the same stand for. */
interface Modes {
  readonly drivers: RegExp;
  readonly option: RegExp;
  /** Without blanks, `-` and `_`, in lower case. */
  readonly known: readonly string[];
  /** As the driver writes them: chain and name, chain alone, encryption alone, if offered, off. */
  readonly own: readonly [full: string, chain: string, must: string, offered: string, off: string];
}

const five = ['disabled', 'preferred', 'required', 'verifyca', 'verifyidentity'];

const modes: readonly Modes[] = [
  {
    // PropertyDefinitions.SslMode of Connector/J 8.0.13 and later.
    drivers: /^connector-j-[89]/,
    option: /^sslMode$/i,
    known: five,
    own: ['VERIFY_IDENTITY', 'VERIFY_CA', 'REQUIRED', 'PREFERRED', 'DISABLED'],
  },
  {
    // org.mariadb.jdbc.export.SslMode, with its aliases.
    drivers: /^mariadb-connector-j-3/,
    option: /^sslMode$/i,
    known: [
      'disable',
      'disabled',
      '0',
      'false',
      'trust',
      'required',
      '1',
      'true',
      'verifyca',
      'verifyfull',
      'verifyidentity',
    ],
    own: ['verify-full', 'verify-ca', 'trust', 'trust', 'disable'],
  },
  {
    // MySqlSslMode; Connector/NET also knows the misspelt word.
    drivers: /^(mysqlconnector|connector-net)$/,
    option: /^ssl[\s_-]?mode$/i,
    known: ['none', 'disabled', 'prefered', 'preferred', 'required', 'verifyca', 'verifyfull'],
    own: ['VerifyFull', 'VerifyCA', 'Required', 'Preferred', 'Disabled'],
  },
  {
    drivers: /^sqlx$/,
    option: /^ssl[-_]mode$/i,
    known: five,
    own: ['VERIFY_IDENTITY', 'VERIFY_CA', 'REQUIRED', 'PREFERRED', 'DISABLED'],
  },
];

/** What is wrong with a mode that the driver does not know; it stops at it. */
export function unknownSslMode({ driver, options }: DriverConfig): DriverProblem | undefined {
  const own = modes.find(({ drivers }) => drivers.test(driver));
  const name = own === undefined ? undefined : Object.keys(options).find((entry) => own.option.test(entry));
  if (own === undefined || name === undefined) return undefined;
  const given = valueText(options[name]);
  const plain = given.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (plain === '' || own.known.includes(plain)) return undefined;
  return {
    id: 'driver-ssl-mode-invalid',
    option: name,
    what: `${driver} does not know ${name}=${given}: it stops before it connects`,
    instead: `${name}=${meant(plain, own.own)}`,
  };
}

/** The word for what is likely meant; the strictest where that cannot be told. */
function meant(plain: string, [full, chain, must, offered, off]: Modes['own']): string {
  if (/^(no|off|disable|false)/.test(plain)) return off;
  if (/^(prefer|allow)/.test(plain)) return offered;
  if (/^(require|trust|encrypt)/.test(plain)) return must;
  return /ca$/.test(plain) ? chain : full;
}
