import { readText } from '../io/files.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';

/** The flags about the administrator's login. */
interface AdminFlags {
  readonly 'admin-user'?: string | undefined;
  readonly 'admin-socket'?: string | undefined;
  readonly 'admin-password'?: string | boolean | undefined;
  readonly 'admin-password-file'?: string | undefined;
  readonly 'admin-defaults-file'?: string | undefined;
}

/**
 * The administrator's login as connection flags: where the client connects, unless it has a socket or an option file of
 * its own, and never with the client's password. Nothing where no flag was given. Fails with the codes of `readText`.
 */
export async function adminLogin(
  flags: AdminFlags,
  client: readonly GivenOption[],
): Promise<{ readonly adminGiven?: readonly GivenOption[] }> {
  const { 'admin-user': user, 'admin-socket': socket, 'admin-defaults-file': file } = flags;
  const { 'admin-password': password, 'admin-password-file': passwordFile } = flags;
  if ([user, socket, file, password, passwordFile].every((flag) => flag === undefined)) return {};
  const set = (name: string, value: string | boolean | undefined): GivenOption[] =>
    value === undefined ? [] : [{ name, value, origin: { kind: 'argument', index: 0 } }];
  const place = client.filter(({ name }) => ['host', 'port', 'socket', 'protocol'].includes(name));
  const firstLine = passwordFile === undefined ? undefined : (await readText(passwordFile)).split(/\r?\n/, 1)[0];
  return {
    adminGiven: [
      ...(file === undefined ? set('no-defaults', true) : set('defaults-file', file)),
      ...(socket !== undefined || file !== undefined ? [] : place),
      ...set('socket', socket),
      ...set('user', user),
      ...set('password', firstLine ?? password),
    ],
  };
}
