import type { Value } from './driver-config.ts';

/** `Name=Value;Name=Value` (.NET, ODBC, PDO and DBI after their prefix): names as written, values in quotes or braces freed. */
export function readKeyValues(text: string): Record<string, Value> {
  const out: Record<string, Value> = {};
  const pair = /\s*([^=;]+?)\s*=\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|\{[^}]*\}|[^;]*)(?:;|$)/g;
  for (const [, name = '', raw = ''] of text.matchAll(pair)) {
    const value = raw.trim();
    const quote = /^(["'])([\s\S]*)\1$/.exec(value);
    const braces = /^\{([^}]*)\}$/.exec(value);
    out[name] = quote?.[2] ?? braces?.[1] ?? value;
  }
  return out;
}
