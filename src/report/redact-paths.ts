/** Parts of paths that are the same on many machines, without which a report can't be read. */
const common =
  /^(|\.+|etc|usr|var|opt|srv|run|tmp|home|root|mnt|media|proc|self|dev|sys|boot|data|lib(64|exec)?|bin|sbin|share|local|log|cache|state|config|\.config|backup|secrets?|mysqld?(\.conf\.d)?|mysql-files|mysqld?\.sock|mariadbd?(\.conf\.d)?|percona|docker|compose|kubernetes|my|\.my|\.mylogin|conf(\.d)?|tlsql|openssl|ssl|tls|pki|ca|ca\.d|crl|crl\.d|certs?|certificates?|keys?|private|public|newcerts|letsencrypt|live|archive|(full)?chain\d*|privkey\d*|cert\d*|(ca|server|client|root|intermediate|public|private|crl|my)?[-_]?(ca|cert|certificate|key|crl|chain|bundle|cacert|cakey|root)?|cacert|cakey|mysqld?-?auto|error|slow|general|mysqld|x86_64-linux-gnu|aarch64-linux-gnu|debian|ubuntu|systemd|system|apparmor(\.d)?|namespaces?|\d+|[0-9a-f]{8}\.r?\d+|path|to|your|of|the|file|absolute|ca-folder)$/i;

const endings =
  'pem|crt|cer|key|der|crl|csr|p12|pfx|jks|cnf|ini|conf|log|err|sock|pid|json|yaml|yml|txt|sql|service|bak|plain|new';
const absolute = /(?<![\w.:/~])\/(?![A-Za-z]{1,12}=)[^\s'"`:;,()<>|=»«&]+/g;
const fileName = new RegExp(
  `(?<![\\p{L}\\p{N}_/.-])[\\p{L}\\p{N}_@+-][\\p{L}\\p{N}_.@+-]*\\.(?:${endings})(?![\\p{L}\\p{N}_-])`,
  'gu',
);
const ending = new RegExp(`(?:\\.(?:${endings}|\\d+))+$`, 'i');

/** The parts of the paths and file names in a text that tell something, endings left out. */
export function pathPartsIn(text: string): string[] {
  const found = [...text.matchAll(absolute), ...text.matchAll(fileName)].map(([path]) => path);
  return found.flatMap((path) => pathParts(path));
}

/** The same for what is known to be one path, blanks in it and all. */
export function pathParts(path: string): string[] {
  return path
    .split('/')
    .map((part) => part.replace(ending, '').replace(/[.]+$/, ''))
    .filter((part) => part.length > 1 && !common.test(part));
}

/** Matches those parts where they stand in a path or before the ending of a file; undefined where there are none. */
export function pathPattern(parts: readonly string[]): RegExp | undefined {
  if (parts.length === 0) return undefined;
  const any = [...parts]
    .sort((a, b) => b.length - a.length)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  return new RegExp(
    `(?<=/)(?:${any})(?![\\p{L}\\p{N}_-])|(?<![\\p{L}\\p{N}_.-])(?:${any})(?=\\.(?:${endings})(?![\\p{L}\\p{N}_-])|/)`,
    'gu',
  );
}
