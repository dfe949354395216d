import { secret } from '../base/secret.ts';
import type { DriverConfig, Value } from './driver-config.ts';

type Parts = Omit<DriverConfig, 'driver' | 'syntax'> & { readonly scheme: string };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * `scheme://user:password@host:port/database?name=value`, with `jdbc:` before it or not; of several hosts the first counts.
 * Undefined where the text is no URL.
 */
export function readUrl(text: string): Parts | undefined {
  const match = /^(?:jdbc:)?([a-z][a-z0-9+.:-]*?):\/\/([\s\S]*)$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, scheme = '', whole = ''] = match;
  const hash = whole.indexOf('#');
  const rest = hash === -1 ? whole : whole.slice(0, hash);
  const question = rest.indexOf('?');
  const path = question === -1 ? rest : rest.slice(0, question);
  const slash = path.indexOf('/');
  const authority = slash === -1 ? path : path.slice(0, slash);
  const database = slash === -1 ? '' : path.slice(slash + 1);
  const at = authority.lastIndexOf('@');
  const login = at === -1 ? '' : authority.slice(0, at);
  const colon = login.indexOf(':');
  const place = placeOf(authority.slice(at + 1));
  const options = queryOf(question === -1 ? '' : rest.slice(question + 1));
  const user = colon === -1 ? login : login.slice(0, colon);
  const password = colon === -1 ? undefined : login.slice(colon + 1);
  const cutBy = cutOf(whole, authority, login, slash, question, hash);
  const { user: userOption, password: passwordOption, ...more } = options;
  const name = user === '' && typeof userOption === 'string' ? userOption : decoded(user);
  const word = password ?? (typeof passwordOption === 'string' ? passwordOption : undefined);
  return {
    scheme: scheme.toLowerCase(),
    ...place,
    ...(name === '' ? {} : { user: name }),
    ...(word === undefined ? {} : { password: secret(decoded(word)) }),
    ...(database === '' ? {} : { database: decoded(database) }),
    options: more,
    ...(cutBy === undefined ? {} : { cutBy }),
  };
}

function placeOf(text: string): { readonly host?: string; readonly port?: number } {
  const [first = ''] = text.split(',');
  const address = /\(host=([^)]*)\)/i.exec(text)?.[1];
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(first);
  const host = address ?? match?.[1]?.replace(/^\[|\]$/g, '');
  const port = /\(port=(\d+)\)/i.exec(text)?.[1] ?? match?.[2];
  return {
    ...(host === undefined || host === '' ? {} : { host }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

function queryOf(text: string): Record<string, Value> {
  const pairs = text.split('&').filter((part) => part !== '');
  return Object.fromEntries(
    pairs.map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? [decoded(part), true]
        : [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1).replaceAll('+', '%20'))];
    }),
  );
}

/** An unescaped sign of the password: a second `@`, or a login without an end before `/`, `?` or `#`. */
function cutOf(
  whole: string,
  authority: string,
  login: string,
  slash: number,
  question: number,
  hash: number,
): DriverConfig['cutBy'] {
  if (login.includes('@')) return '@';
  const openLogin = !authority.includes('@') && /:[^\d\s,]/.test(authority.replace(/^\[[^\]]*\]/, ''));
  const later = whole.slice(authority.length).includes('@');
  if (!openLogin || !later) return undefined;
  if (slash !== -1) return '/';
  if (question !== -1) return '?';
  return hash === -1 ? undefined : '#';
}
