import type { Value } from './driver-config.ts';

/** `key: value` lines as in database.yml, by indentation; undefined where the text is no such list. Lists and anchors are passed over. */
export function readIndented(text: string): Record<string, Value> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(#|---)/.test(line));
  if (lines.length === 0 || !lines.every((line) => /^\s*(?:-\s+)?[\w.<-]+:(\s|$)/.test(line))) return undefined;
  const root: Record<string, Value> = {};
  const open: { readonly depth: number; readonly own: Record<string, Value> }[] = [{ depth: -1, own: root }];
  for (const line of lines) {
    const [, blanks = '', key = '', rest = ''] = /^(\s*(?:-\s+)?)([\w.<-]+):\s*(.*)$/.exec(line) ?? [];
    while ((open.at(-1)?.depth ?? -1) >= blanks.length) open.pop();
    const into = open.at(-1)?.own ?? root;
    const value = rest.replace(/\s+#.*$/, '').trim();
    if (value === '' || value.startsWith('&')) {
      const own: Record<string, Value> = {};
      into[key] = { dict: own };
      open.push({ depth: blanks.length, own });
    } else into[key] = scalar(value);
  }
  return root;
}

function scalar(text: string): Value {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text);
  if (quoted !== null) return quoted[2] ?? '';
  if (/^(true|yes|on)$/i.test(text)) return true;
  if (/^(false|no|off)$/i.test(text)) return false;
  if (/^(null|~)$/i.test(text)) return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}
