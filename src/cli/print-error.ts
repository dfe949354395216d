import { codes } from '../base/codes.ts';
import type { TlsqlError } from '../base/error.ts';
import { printable } from '../report/printable.ts';

/**
 * The lines for a person: `error:` what was seen, `hint:` what to type next. Texts from peers may hold control characters;
 * they are shown as escapes.
 */
export function errorLines(error: TlsqlError): string {
  const { next } = error.detail;
  const lines = [`error: ${codes[error.code].says}: ${error.message} [${error.code}]`];
  if (next !== undefined) lines.push(`hint: ${next}`);
  return `${lines.map(printable).join('\n')}\n`;
}
