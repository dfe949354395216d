import type { Secret } from '../base/secret.ts';

/** A value as it is written in a program or a configuration: calls (`fs.readFileSync('/ca.pem')`) and names stay what they are. */
export type Value = string | number | boolean | null | Call | Dict | readonly Value[];

export interface Call {
  readonly call: string;
  readonly args: readonly Value[];
}

export interface Dict {
  readonly dict: Readonly<Record<string, Value>>;
}

/** How a driver is told to connect; nothing in `options` is a password. */
export interface DriverConfig {
  /** As `--client` names it: `mysql2`, `connector-j-9`, `pymysql`, `go`, … */
  readonly driver: string;
  readonly syntax: 'url' | 'go-dsn' | 'key-values' | 'literal' | 'indented';
  readonly host?: string;
  readonly port?: number;
  readonly socket?: string;
  readonly user?: string;
  readonly password?: Secret;
  readonly database?: string;
  /** The driver's own options by their names as written. */
  readonly options: Readonly<Record<string, Value>>;
  /** The library around the driver: `sequelize`, `knex`, `sqlalchemy`, `django`, `rails`, … */
  readonly around?: string;
  /** A sign in the password cuts the address in two. */
  readonly cutBy?: '@' | '#' | '/' | '?';
}

/** What a driver is given as CA, certificate or key. */
export type Material =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'pem' }
  | { readonly kind: 'store'; readonly path: string; readonly form: string }
  | { readonly kind: 'other'; readonly text: string };

/** What a driver does with its options. */
export interface DriverTls {
  readonly asks: 'never' | 'if-offered' | 'must';
  readonly verifiesChain: boolean;
  readonly verifiesName: boolean;
  readonly ca?: Material;
  readonly cert?: Material;
  readonly key?: Material;
}

/** What is wrong with a driver's options, by the fault id. */
export interface DriverProblem {
  readonly id: string;
  readonly what: string;
  readonly option: string;
  /** What to write instead, in the driver's own syntax. */
  readonly instead?: string;
}

export const isDict = (value: Value | undefined): value is Dict =>
  typeof value === 'object' && value !== null && 'dict' in value;
export const isCall = (value: Value | undefined): value is Call =>
  typeof value === 'object' && value !== null && 'call' in value;

/** A switch as configurations write it: `true`, `"True"`, 1, `on`, `yes`. */
export function isTrue(value: Value | undefined): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(true|1|on|yes)$/i.test(value));
}

/** A value as text, calls by their name. */
export function valueText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isCall(value)) return `${value.call}(${value.args.map(valueText).join(', ')})`;
  if (isDict(value))
    return `{${Object.entries(value.dict)
      .map(([name, entry]) => `${name}: ${valueText(entry)}`)
      .join(', ')}}`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(valueText).join(', ')}]`;
  const text = String(value);
  return text.includes('-----BEGIN') ? '(PEM text)' : text;
}
