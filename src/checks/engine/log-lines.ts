import type { LogLine } from '../../facts/log.ts';
import { plainText } from './text-features.ts';

/** What a line must speak of to matter here. */
const matters =
  /\b(ssl|tls|x\.?509|certificate|private key|pem|cipher|handshake|crl|denied|caching_sha2|sha256_password|rsa|auth|plugin '|unknown (variable|option)|aborted connection|blocked|packets|proxy)\b|Aborting|ready for connections|Failed to|not found|errno|resolve|\bSSL parameter\b|connection to peer 0{8}|\bpersisted config|connection established to|Synchronized with group|gcomm|\[GCS\]|declared online/i;

/** A start of the server: what stood before it is history. */
const start =
  /(mysqld|mariadbd|mysqld\.bin)(\.exe)?\W.{0,80}?\bstarting as process\b|\bMY-010116\b|Starting MariaDB .* source revision|starting as process \d+/i;

const levels: Record<string, LogLine['level']> = { error: 'error', warning: 'warning', note: 'note', system: 'note' };

/** One line of an error log of MySQL (traditional or 5.x form) or MariaDB. */
export function parseLogLine(file: string, line: number, raw: string): LogLine {
  const text = plainText(raw).trim().slice(0, 2000);
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d{1,2}:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?/.exec(text);
  const time = iso === null ? undefined : new Date(`${iso[1]}T${(iso[2] ?? '').padStart(8, '0')}${iso[3] ?? 'Z'}`);
  const level = levels[/\[(ERROR|Warning|Note|System)\]/i.exec(text)?.[1]?.toLowerCase() ?? ''];
  const code = /\bMY-\d{6}\b/.exec(text)?.[0];
  return {
    file,
    line,
    text,
    ...(time === undefined || Number.isNaN(time.getTime()) ? {} : { time }),
    ...(level === undefined ? {} : { level }),
    ...(code === undefined ? {} : { code }),
  };
}

/** The lines since the last start that the log shows, those alone that matter; at most `limit`, the newest. */
export function linesSinceStart(lines: readonly LogLine[], limit = 200): LogLine[] {
  const last = lines.findLastIndex(({ text }) => start.test(text));
  return lines
    .slice(Math.max(last, 0))
    .filter(({ text }) => matters.test(text) || start.test(text))
    .slice(-limit);
}
