import { readFile } from 'node:fs/promises';

/** Longest hosts file that is read: lists that block advertising have some megabytes. */
const mostBytes = 16 * 1024 * 1024;

/** The names that the hosts file has for one of these addresses, in its order; none where it cannot be read. */
export async function namesInHosts(addresses: readonly string[], path = '/etc/hosts'): Promise<string[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text.length > mostBytes ? [] : namesFor(text, addresses);
  } catch {
    return [];
  }
}

/** hosts(5): an address, then its names; `#` begins a comment. */
export function namesFor(text: string, addresses: readonly string[]): string[] {
  const names = text.split('\n').flatMap((line) => {
    const [address = '', ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
    return addresses.includes(address) ? rest : [];
  });
  return [...new Set(names)];
}
