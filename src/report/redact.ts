import { pathParts, pathPartsIn, pathPattern } from './redact-paths.ts';

/** What kind of thing a hidden word is: the placeholder says so. */
type Kind = 'user' | 'host' | 'address' | 'name' | 'path';

/** Words that tell who somebody is, by kind. */
export type TellingWords = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** Hides names and addresses in a value; keeps its type and the keys of objects. The same word always gets the same placeholder. */
export type Redact = <Value>(value: Value) => Value;

/** Words that are the same everywhere and without which a report can't be read. */
const common =
  /^(|%|MySQL_Server_.*|root|mysql|mariadb|localhost|localhost\.localdomain|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?|tlsql|server|client|ca)$/i;

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = new RegExp(`(?<![\\w.-])${octet}(?:\\.${octet}){3}(?![\\w-]|\\.\\d)`, 'g');
const ipv6 = /(?<![\w:.])(?=[0-9a-f:]*:[0-9a-f:]*:)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%[\w.]+)?(?![\w:])/gi;
/** A name with dots that is no table or kind of fact and whose last label is no ending of a file. */
const dotted =
  /(?<![\w.@-])(?!(?:mysql|sys|performance_schema|information_schema|client|wire|server|log|admin)\.)(?:\*\.)?(?:[a-z0-9_](?:[\w-]*[a-z0-9])?\.)+(?!(?:pem|cnf|ini|crt|cer|key|der|crl|csr|p12|pfx|jks|log|err|sock|socket|service|conf|txt|sql|json|html|so|pid|ts|js|cc|c|h|md|py|php|java|jar|go|d|sh|ibd|ssl|TLS)\b)[a-z][a-z-]*[a-z](?![\w-]|\()/gi;
const account = /'([^'\s]+)'@'([^'\s]*)'/g;
const email = /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}(?![\w-])/gi;
/** `10.0.0.%` of an account. */
const partOfIpv4 = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){0,2}\.%/g;
/** Names without dots, where the words before tell what they are. */
const spoken: readonly (readonly [Kind, RegExp])[] = [
  ['host', /\b[Hh]ost(?:name|s)?(?: name)? ['"]([^'"\s]+)['"]/g],
  ['host', /(?<![\w-])(?:-h |--host[= ])'?([\w.-]+)/g],
  ['user', /\buser ['"]([^'"@\s]+)['"]/g],
  ['user', /(?<![\w-])(?:-u |--(?:admin-)?user[= ])'?([\w.@-]+)/g],
  ['name', /\b(?:[Dd]atabase|[Ss]chema|db:) ['"]([^'"]+)['"]/g],
];
const homes = /\/home\/([^/\s:'"]+)/g;
/** Attributes of a distinguished name in one line: `/O=Example/CN=db 1`. */
const attribute = /(?:^|[/,+]\s*)(?:CN|O|OU|L|ST|emailAddress|DC|UID)\s?=\s?([^/,+"]+?)(?=\s*[/,+]|$)/g;

/**
 * Hides the given words, and what looks like an address, a host name, an account or a part of a distinguished name
 * anywhere in the sample. Numbers are given in the order of the words and of the sample, so that text, JSON and page of one
 * diagnosis agree.
 *
 * @param sample everything that will be printed.
 */
export function redactor(words: TellingWords, sample: unknown): Redact {
  const placeholders = new Map<string, string>();
  const counts: Record<Kind, number> = { user: 0, host: 0, address: 0, name: 0, path: 0 };
  const add = (kind: Kind, word: string): void => {
    const key = word.trim();
    if (common.test(key) || placeholders.has(key.toLowerCase())) return;
    counts[kind] += 1;
    placeholders.set(key.toLowerCase(), `${kind}-${counts[kind]}`);
  };
  for (const kind of ['host', 'address', 'user', 'name'] as const)
    for (const word of words[kind] ?? []) add(isAddress(word) ? 'address' : kind, word);
  for (const text of textsOf(sample)) harvest(unmarked(text), add);
  const parts = new Map<string, string>();
  const addPart = (part: string): void => {
    if (placeholders.has(part.toLowerCase()) || parts.has(part)) return;
    counts.path += 1;
    parts.set(part, `path-${counts.path}`);
  };
  for (const path of words.path ?? []) pathParts(path).forEach(addPart);
  for (const text of textsOf(sample)) pathPartsIn(text).forEach(addPart);
  const pattern = patternOf([...placeholders.keys()]);
  const inPaths = pathPattern([...parts.keys()]);
  const hide = (text: string): string => {
    const inWords =
      pattern === undefined
        ? unmarked(text)
        : unmarked(text).replace(pattern, (word) => placeholders.get(word.toLowerCase()) ?? word);
    return inPaths === undefined ? inWords : inWords.replace(inPaths, (part) => parts.get(part) ?? part);
  };
  return (value) => mapTexts(value, hide) as typeof value;
}

function harvest(text: string, add: (kind: Kind, word: string) => void): void {
  for (const [, user = '', host = ''] of text.matchAll(account)) {
    add('user', user);
    if (!/[%_]/.test(host)) add(isAddress(host) ? 'address' : 'host', host);
    else if (/[a-z]/i.test(host)) add('host', host.replace(/^[%_.]+/, ''));
  }
  for (const [word] of text.matchAll(email)) add('user', word);
  for (const [word] of text.matchAll(partOfIpv4)) add('address', word);
  for (const [kind, words] of spoken)
    for (const [, word = ''] of text.matchAll(words)) add(isAddress(word) ? 'address' : kind, word);
  for (const [, user = ''] of text.matchAll(homes)) add('user', user);
  for (const [word] of text.matchAll(ipv4)) add('address', word);
  for (const [word] of text.matchAll(ipv6)) if (isAddress(word)) add('address', word);
  for (const [word] of text.matchAll(dotted)) add('host', word);
  // A text that is a distinguished name as a whole: in a sentence its end could not be told.
  if (/^\/?[A-Za-z]+\s?=/.test(text)) for (const [, value = ''] of text.matchAll(attribute)) add('name', value);
}

/** Without the marks around a difference: they would part a name in two. */
const unmarked = (text: string): string => text.replaceAll(/[»«]/g, '');

function isAddress(word: string): boolean {
  return (
    new RegExp(`^(?:${ipv4.source})$`).test(word) || /^(?=.*::|(?:[0-9a-f]+:){7}[0-9a-f])[0-9a-f:]+(%\w+)?$/i.test(word)
  );
}

/** All words as one pattern, the longest first, as whole words only. */
function patternOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    for (const part of Object.values(value)) yield* textsOf(part);
}

/** Texts that are ids of the report itself stay. */
const fixedKeys: ReadonlySet<string> = new Set([
  'id',
  'verdict',
  'severity',
  'role',
  'certainty',
  'leadsTo',
  'candidates',
  'consequenceOf',
  'checked',
  'purpose',
  'stage',
]);

function mapTexts(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, hide));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, fixedKeys.has(key) ? part : mapTexts(part, hide)]),
  );
}
