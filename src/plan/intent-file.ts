import { fail } from '../base/error.ts';
import type { AccountIntent } from './intent.ts';

/** What an intent file says; schema/tlsql.schema.json describes it. Everything may be left to flags. */
export interface IntentFile {
  readonly names?: readonly string[];
  readonly accounts?: readonly {
    readonly account: string;
    readonly require: AccountIntent['require'];
    readonly subject?: string;
  }[];
  readonly ca?: string;
  readonly caSubject?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly caFile?: string;
  readonly clientOut?: string;
  readonly config?: string;
  readonly installDir?: string;
  readonly enforce?: boolean;
  readonly protocolFloor?: 'TLSv1.2' | 'TLSv1.3';
  readonly files?: boolean;
  readonly allowRestart?: boolean;
  readonly restartCommand?: string;
}

type Kind = 'text' | 'switch' | 'texts' | 'accounts' | readonly string[];

const keys: Readonly<Record<keyof IntentFile, Kind>> = {
  names: 'texts',
  accounts: 'accounts',
  ca: 'text',
  caSubject: 'text',
  cert: 'text',
  key: 'text',
  caFile: 'text',
  clientOut: 'text',
  config: 'text',
  installDir: 'text',
  enforce: 'switch',
  protocolFloor: ['TLSv1.2', 'TLSv1.3'],
  files: 'switch',
  allowRestart: 'switch',
  restartCommand: 'text',
};

const accountKeys: Readonly<Record<string, Kind>> = {
  account: 'text',
  require: ['ssl', 'x509', 'subject'],
  subject: 'text',
};

/** Reads an intent file, JSON. Fails with `intent-invalid`, naming the place: an unknown key is an error, never passed over. */
export function parseIntentFile(text: string, path: string): IntentFile {
  const value = parsed(text, path);
  checkObject(value, keys, path, '', ['$schema']);
  return value as IntentFile;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    return fail('intent-invalid', { at: path, seen: 'no JSON', expected: 'JSON by schema/tlsql.schema.json', cause });
  }
}

function checkObject(
  value: unknown,
  known: Readonly<Record<string, Kind>>,
  path: string,
  at: string,
  others: readonly string[],
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) invalid(path, at, 'an object');
  for (const [key, one] of Object.entries(value)) {
    if (others.includes(key)) continue;
    const kind = Object.hasOwn(known, key) ? known[key] : undefined;
    if (kind === undefined) invalid(path, `${at}${key}`, `one of ${Object.keys(known).join(', ')}`);
    else checkValue(one, kind, path, `${at}${key}`);
  }
}

function checkValue(value: unknown, kind: Kind, path: string, at: string): void {
  const isText = (one: unknown): boolean => typeof one === 'string' && one !== '';
  if (kind === 'text') {
    if (!isText(value)) invalid(path, at, 'a text');
  } else if (kind === 'switch') {
    if (typeof value !== 'boolean') invalid(path, at, 'true or false');
  } else if (kind === 'texts') {
    if (!Array.isArray(value) || value.length === 0 || !value.every(isText)) invalid(path, at, 'a list of texts');
  } else if (kind === 'accounts') {
    if (!Array.isArray(value)) invalid(path, at, 'a list of accounts');
    for (const [index, one] of value.entries()) {
      checkObject(one, accountKeys, path, `${at}[${index}].`, []);
      const { account, require } = one as Readonly<Record<string, unknown>>;
      if (account === undefined || require === undefined) invalid(path, `${at}[${index}]`, 'account and require');
    }
  } else if (typeof value !== 'string' || !kind.includes(value)) invalid(path, at, kind.join(' or '));
}

function invalid(path: string, at: string, expected: string): never {
  return fail('intent-invalid', {
    at: at === '' ? path : `${path}: ${at.replace(/\.$/, '')}`,
    seen: 'a value that it cannot have',
    expected,
  });
}
