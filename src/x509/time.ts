import { type DerReader, tags } from './der.ts';
import { tlv } from './der-write.ts';

/** A point in time as a certificate states it. */
export interface CertificateTime {
  /** Invalid Date (NaN) when the text is not a time at all; OpenSSL loads such a certificate and fails when verifying. */
  readonly date: Date;
  /** Whether it has the only form that RFC 5280 4.1.2.5 allows, which is also the only one OpenSSL verifies with. */
  readonly strict: boolean;
  /** The characters that stand there. */
  readonly text: string;
}

const form = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(\.\d+)?(Z|[+-]\d{4})$/;

/** Reads a UTCTime or GeneralizedTime; any other tag is `der-damaged`. */
export function readTime(reader: DerReader, field: string): CertificateTime {
  const tag = reader.peek();
  const expected = tag === tags.generalizedTime ? tags.generalizedTime : tags.utcTime;
  return parseTime(expected, Buffer.from(reader.value(expected, field)).toString('latin1'));
}

/** The time that the text of a UTCTime (years 1950 to 2049) or GeneralizedTime stands for. */
export function parseTime(tag: number, text: string): CertificateTime {
  const generalized = tag === tags.generalizedTime;
  const bad = { date: new Date(Number.NaN), strict: false, text };
  const match = form.exec(text);
  if (match === null || (match[1]?.length === 4) !== generalized) return bad;
  const [, yearText = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] =
    match;
  const short = Number(yearText);
  const year = generalized ? short : short < 50 ? 2000 + short : 1900 + short;
  const date = new Date(0);
  date.setUTCFullYear(year, Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const exists =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!exists) return bad;
  if (zone !== 'Z') {
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
    date.setTime(date.getTime() - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000);
  }
  return { date, strict: zone === 'Z' && match[6] !== undefined && fraction === '', text };
}

/** UTCTime through 2049, GeneralizedTime after (RFC 5280 4.1.2.5), whole seconds. */
export function encodeTime(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]|\..*$/g, '');
  const utc = date.getUTCFullYear() >= 1950 && date.getUTCFullYear() < 2050;
  return utc
    ? tlv(tags.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : tlv(tags.generalizedTime, Buffer.from(`${digits}Z`));
}
