import { resolve } from 'node:path';
import type { DriverConfig } from '../drivers/driver-config.ts';
import { readDriverConfig } from '../drivers/read-driver-config.ts';
import { readText } from '../io/files.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';

/** The driver's configuration that `--client-config` gives; fails with `driver-config-unreadable` and the codes of `readText`. */
export async function driverGiven(
  options: { readonly 'client-config'?: string | undefined; readonly client?: string | undefined },
  cwd: string,
): Promise<DriverConfig | undefined> {
  const text = options['client-config'];
  if (text === undefined) return undefined;
  const whole = text.startsWith('@') ? await readText(resolve(cwd, text.slice(1))) : text;
  return readDriverConfig(whole, options.client);
}

/** The flags with the passwords of `--client-config` taken out, and the question for the password in their place. */
export function maskedConfig(given: readonly GivenOption[]): GivenOption[] {
  const masked = given.map((option) =>
    option.name === 'client-config' && typeof option.value === 'string' && !option.value.startsWith('@')
      ? { ...option, value: withoutPasswords(option.value) }
      : option,
  );
  const asks = masked.some((option, index) => option.value !== given[index]?.value);
  const has = given.some(({ name }) => name === 'password');
  return asks && !has ? [...masked, { name: 'password', value: true, origin: { kind: 'default' } }] : masked;
}

/** `***` for whatever stands where a password does: in a login before `@`, behind names such as `password=`, as an argument of PDO. */
export function withoutPasswords(text: string): string {
  const named =
    /((?:pass(?:word|wd|phrase)?|pwd|secret)\w*["']?\s*(?:=>?|:)\s*)("[^"]*"|'[^']*'|[^\s&;,)}\]][^&;,)}\]\n]*)/gi;
  return text
    .replaceAll(/(:\/\/[^:@/\s]*:)[^\s]*(?=@)/g, '$1***')
    .replaceAll(/^(\s*[^:@(\s]+:)[^\s]*(?=@\w+\()/g, '$1***')
    .replaceAll(
      named,
      (_, name: string, value: string) =>
        `${name}${/^["']/.exec(value)?.[0] ?? ''}***${/["']$/.exec(value)?.[0] ?? ''}`,
    )
    .replaceAll(/(PDO\(\s*(["'])(?:(?!\2).)*\2\s*,\s*(["'])(?:(?!\3).)*\3\s*,\s*)(["'])(?:(?!\4).)*\4/g, "$1'***'");
}
