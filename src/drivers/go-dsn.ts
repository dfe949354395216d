import { secret } from '../base/secret.ts';
import type { DriverConfig, Value } from './driver-config.ts';

/** `user:password@tcp(host:port)/database?tls=name` (go-sql-driver/mysql, dsn.go); undefined where the text is none. */
export function readGoDsn(text: string): Omit<DriverConfig, 'driver' | 'syntax'> | undefined {
  // The last `/` parts the database, the last `@` before it the login: neither is escaped.
  const [, before = '', database = '', query = ''] = /^([\s\S]*)\/([^/?]*)(?:\?(.*))?$/.exec(text.trim()) ?? [];
  const match = /^(?:([\s\S]*)@)?([a-z0-9]+)\(([^)]*)\)$/i.exec(before);
  if (match === null) return undefined;
  const [, login = '', net = 'tcp', address = ''] = match;
  const colon = login.indexOf(':');
  const user = colon === -1 ? login : login.slice(0, colon);
  const place = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(address);
  const options: Record<string, Value> = {};
  for (const part of query.split('&').filter((entry) => entry !== '')) {
    const [name = '', value = ''] = part.split('=');
    options[name] = decodeURIComponent(value.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  }
  return {
    ...(net === 'unix' ? { socket: address } : {}),
    ...(net === 'unix' || place?.[1] === undefined || place[1] === ''
      ? {}
      : { host: place[1].replace(/^\[|\]$/g, '') }),
    ...(place?.[2] === undefined ? {} : { port: Number(place[2]) }),
    ...(user === '' ? {} : { user }),
    ...(colon === -1 ? {} : { password: secret(login.slice(colon + 1)) }),
    ...(database === '' ? {} : { database }),
    options,
  };
}
