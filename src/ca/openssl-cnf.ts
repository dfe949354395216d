/**
 * Reading of OpenSSL configuration files (config(5)), as far as `openssl ca` uses them: sections, `name = value`, comments,
 * quotes, escapes, continued lines and `$name`, `${section::name}`. `.include` and other directives are left out.
 */
export interface OpensslCnf {
  /** The section's values by name, in the file's order; variables are not yet put in. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Reads a configuration; never fails: a line that means nothing is left out. The unnamed first section is `default`. */
export function parseCnf(text: string): OpensslCnf {
  const sections = new Map<string, Map<string, string>>();
  let section = 'default';
  for (const { line } of joinedLines(text.replace(/^\ufeff/, ''))) {
    const header = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line);
    if (header !== null) {
      section = header[1] ?? '';
      continue;
    }
    const assignment = /^\s*(?:([\w.-]+)::)?([\w.;,!-]+)\s*=\s*(.*?)\s*$/s.exec(withoutComment(line));
    if (assignment === null || assignment[2] === undefined) continue;
    const name = assignment[1] ?? section;
    const values = sections.get(name) ?? new Map<string, string>();
    sections.set(name, values.set(assignment[2], assignment[3] ?? ''));
  }
  return { sections };
}

/**
 * A value with its variables put in, quotes and escapes undone; undefined when it isn't there or names something unknown
 * (an environment variable). `overrides` come before the file: a CA folder is where it is, whatever `dir` says.
 */
export function cnfValue(
  cnf: OpensslCnf,
  section: string,
  name: string,
  overrides: Readonly<Record<string, string>> = {},
  depth: number = 0,
): string | undefined {
  if (overrides[name] !== undefined) return overrides[name];
  const raw = cnf.sections.get(section)?.get(name) ?? cnf.sections.get('default')?.get(name);
  if (raw === undefined || depth > 8) return undefined;
  let known = true;
  const value = raw.replace(
    /'([^']*)'|"([^"]*)"|\\(.)|\$(?:\{([\w.:-]+)\}|\(([\w.:-]+)\)|((?:\w+::)?\w+))/gs,
    (_whole, single?: string, double?: string, escaped?: string, braced?: string, round?: string, plain?: string) => {
      const quoted = single ?? double;
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escapes[escaped] ?? escaped;
      const [first = '', second] = (braced ?? round ?? plain ?? '').split('::');
      const found = cnfValue(cnf, second === undefined ? section : first, second ?? first, overrides, depth + 1);
      if (found === undefined) known = false;
      return found ?? '';
    },
  );
  return known ? value : undefined;
}

/** The section that describes the CA: what `default_ca` of `[ca]` names; `CA_default` where it names nothing. */
export function caSection(cnf: OpensslCnf): string | undefined {
  const named = cnfValue(cnf, 'ca', 'default_ca') ?? 'CA_default';
  return cnf.sections.has(named) ? named : undefined;
}

/**
 * Why OpenSSL refuses the whole file, and where (crypto/conf/conf_def.c): a section whose bracket isn't closed, a line that is no
 * `name = value`, a variable that isn't there. Undefined when it reads it. Variables of the environment are not looked at.
 */
export function unreadablePart(text: string): string | undefined {
  for (const { line, number } of joinedLines(text.replace(/^\ufeff/, ''))) {
    const bare = withoutComment(line).trim();
    if (bare.startsWith('[')) {
      if (!/^\[[^[\]]*\]/.test(bare)) return `line ${number}: a section without ] at its end`;
    } else if (bare !== '' && !/^(?:\.include\b|(?:\w+::)?[\w!.%&*+,/;?@^~|-]*\s*=)/.test(bare)) {
      return `line ${number}: neither a section nor name = value`;
    }
  }
  const cnf = parseCnf(text.replace(/\$(?:ENV::\w+|\{ENV::\w+\}|\(ENV::\w+\))/g, ''));
  for (const [section, values] of cnf.sections) {
    for (const name of values.keys())
      if (cnfValue(cnf, section, name) === undefined) return `[${section}] ${name}: a variable that is not there`;
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b' };

/** Lines with those that continue them, and the number of the first. */
function joinedLines(text: string): { readonly line: string; readonly number: number }[] {
  const lines: { line: string; number: number }[] = [];
  let open = '';
  let from = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (open === '') from = index + 1;
    if (/(^|[^\\])(\\\\)*\\$/.test(line)) {
      open += line.slice(0, -1);
      continue;
    }
    lines.push({ line: open + line, number: from });
    open = '';
  }
  return open === '' ? lines : [...lines, { line: open, number: from }];
}

function withoutComment(line: string): string {
  let quote = '';
  for (let index = 0; index < line.length; index += 1) {
    const char = line[index] ?? '';
    if (char === '\\') index += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#') return line.slice(0, index);
  }
  return line;
}
