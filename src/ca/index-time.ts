/**
 * The dates of index.txt: UTCTime text `YYMMDDHHMMSSZ` for 1950 to 2049, GeneralizedTime text `YYYYMMDDHHMMSSZ` outside
 * (RFC 5280 4.1.2.5). Undefined for text that is no such date.
 */
export function parseIndexTime(text: string): number | undefined {
  if (!/^(\d{12}|\d{14})Z$/.test(text)) return undefined;
  const short = text.length === 13;
  const two = (index: number): number => Number(text.slice(index, index + 2));
  const start = short ? 2 : 4;
  const year = short ? two(0) + (two(0) < 50 ? 2000 : 1900) : Number(text.slice(0, 4));
  const [month, day, hour, minute, second] = [
    two(start),
    two(start + 2),
    two(start + 4),
    two(start + 6),
    two(start + 8),
  ];
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return same ? date.getTime() : undefined;
}

/** Milliseconds since 1970 as index.txt writes them; fractions of a second are cut off. Years 0 to 9999. */
export function formatIndexTime(millis: number): string {
  const iso = new Date(millis).toISOString();
  const digits = `${iso.slice(0, 19).replace(/[-:T]/g, '')}Z`;
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050 ? digits.slice(2) : digits;
}
