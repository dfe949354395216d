import { driverInText } from '../../drivers/driver-in-text.ts';

/** What stands before a message because of who wrote it down, not of what it says. */
const prefixes: readonly RegExp[] = [
  // docker compose logs (`app-1  | …`) and kubectl logs --prefix.
  /^[A-Za-z][\w.-]* +\| /,
  /^\[pod\/[\w./-]+\] /,
  // CRI: time, stream, whole or partial line.
  /^\d{4}-\d\d-\d\dT\S+ std(?:out|err) [FP] /,
  // journalctl and syslog: time, host, program.
  /^(?:<\d+>)?(?:[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.,]+(?:Z|[+-]\d\d:?\d\d)?) [\w.-]+ [\w./@-]+(?:\[\d+\])?: /,
  // A time and what a logger puts around it and behind it.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z| ?[+-]\d\d:?\d\d)?\]? +(?=\S)/,
  /^(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE)\]?:? +)(?=Caused by|at |Traceback|\s)/,
];

/** Said at every start and about nothing that failed. */
const idle = /Using a password on the command line interface can be insecure|^\(Background on this error at: /;

/** Where frames of the stack tell at which step a connection was lost, which the message itself leaves open. */
const atGreeting: readonly (readonly [where: RegExp, said: RegExp])[] = [
  // PyMySQL and aiomysql read the greeting there, the answers to all else elsewhere.
  [/_get_server_information\(\)/, /Lost connection to MySQL server during query/g],
  // mysqlnd warns before it says that the server has gone away.
  [/Error while reading greeting packet/, /MySQL server has gone away/g],
  // Go's driver gives the pool this word for a lost greeting alone (readHandshakePacket), and logs the end of the stream.
  [/driver: bad connection/, /^.*unexpected EOF$|driver: bad connection/gm],
];
const greetingLost = "Lost connection to MySQL server at 'reading initial communication packet'";

/** A text as its writer said it: without the dress of loggers, and lost connections by the step that they were lost at. */
export function retold(text: string): string {
  const lines = unescaped(text)
    .split('\n')
    .map(bare)
    .filter((line) => !idle.test(line));
  let own = lines.join('\n');
  for (const [where, said] of atGreeting) if (where.test(own)) own = own.replace(said, greetingLost);
  return own;
}

/** Lines of a log in JSON hold their message with escapes: `\n`, `\t`, `\"`, `\u0027`. */
function unescaped(text: string): string {
  const quoted = /[{[,]\s*"[\w@.]+"\s*:\s*"/.test(text) || /^"(?:[^"\\]|\\.)*\\n/.test(text.trim());
  if (!quoted) return text;
  return text
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .replaceAll('\\t', '\t')
    .replaceAll('\\"', '"');
}

function bare(line: string): string {
  let own = line;
  for (const prefix of prefixes) own = own.replace(prefix, '');
  return own;
}

/** Programs and runtimes that speak for a client. */
const programs = /^(?:\S*\/)?(?:(?:mysql|mariadb)(?!d\b|d_|-server)[\w-]*|mycli|mydumper|Got error)(?:\.exe)?: /m;
const clients =
  /\bnode:internal\b|^Traceback|^ERROR \d{4} \(|\bSSL connection error: Unable|^\s+at (?:java|sun|javax|org|com)\.|\bDBI connect\(/m;
const servers = /\[(?:ERROR|Warning|Note|System)\]|\bmysqld(?:\.exe)?:|\bmariadbd:|\[Server\]/;

/** Whether it is a client that speaks: it tells of its own files, and never sees the server's. */
export const speaksForClient = (text: string): boolean =>
  programs.test(text) || (!servers.test(text) && (clients.test(text) || driverInText(text) !== undefined));

/** What a fault of the server's files is on the client's side. */
export const clientsOwn: Readonly<Record<string, string>> = {
  'server-key-cert-mismatch': 'client-key-cert-mismatch',
  'server-key-unreadable': 'client-key-unreadable',
  'server-key-encrypted': 'client-key-encrypted',
  'server-key-file-missing': 'client-identity-file-missing',
  'server-cert-file-missing': 'client-identity-file-missing',
  'server-cert-unreadable': 'client-identity-file-missing',
  'server-ca-file-missing': 'client-ca-file-missing',
  'server-ca-unreadable': 'client-ca-file-missing',
  'server-ca-file-without-cert': 'client-ca-file-missing',
};
