import type { Facts } from '../../facts/facts.ts';
import { optionIdentity } from '../../optionfile/effective-options.ts';
import { fromBinary } from '../../optionfile/option-bytes.ts';
import { isGroupRead } from '../../optionfile/option-file-groups.ts';
import type { OptionOrigin } from '../../optionfile/option-spec.ts';
import type { OptionFileLine } from '../../optionfile/parse-option-file.ts';
import type { ResolvedOptions } from '../../optionfile/resolve.ts';
import { knownFlavor } from './server-mend.ts';

/** An option where it stands in a file. */
export interface OptionPlace {
  /** As written. */
  readonly key: string;
  /** The same for all its spellings: dashes, no `loose-` or `skip-`. */
  readonly identity: string;
  readonly value: string | null;
  /** What follows the value at once and counts as a comment: `#1/ca.pem`; undefined where nothing does. */
  readonly cutOff?: string;
  readonly file: string;
  readonly line: number;
  readonly group: string;
  /** Whether the program reads that group. */
  readonly read: boolean;
}

/** The option files of one side, as its program sees them. */
export interface OptionSide {
  readonly side: 'client' | 'server';
  /** Whose rules count; undefined for a client that nobody named. */
  readonly product: 'mysql' | 'mariadb' | undefined;
  readonly options: ResolvedOptions;
  /** Those that are read in the order of reading, an included file's where its line stands. */
  readonly places: readonly OptionPlace[];
}

/** The sides whose option files were read. */
export function optionSides(facts: Facts): OptionSide[] {
  const { client, server } = facts;
  const program = client?.program?.id;
  const product = program === undefined ? undefined : /^mariadb-\d/.test(program) ? 'mariadb' : 'mysql';
  const readsFiles = program === undefined || /^(mysql|mariadb)-\d/.test(program);
  return [
    ...(server?.options === undefined ? [] : [sideOf('server', knownFlavor(facts), server.options)]),
    ...(client?.options === undefined || !readsFiles ? [] : [sideOf('client', product, client.options)]),
  ];
}

function sideOf(side: OptionSide['side'], product: OptionSide['product'], options: ResolvedOptions): OptionSide {
  const places = options.files.flatMap(({ path, parsed }) =>
    (parsed?.lines ?? []).flatMap((line): OptionPlace[] =>
      line.kind !== 'option' || parsed === null
        ? []
        : [
            {
              key: line.key,
              identity: optionIdentity(line.key, parsed.dialect),
              value: line.value,
              file: path,
              line: line.number,
              group: line.group ?? '',
              read: isGroupRead(line.group ?? '', options.groups),
              ...cutOff(line),
            },
          ],
    ),
  );
  const order = new Map(options.options.map(({ origin }, index) => [originKey(origin), index]));
  const readAt = ({ read, file, line }: OptionPlace): number =>
    (read ? order.get(`${file}:${line}`) : undefined) ?? order.size;
  return { side, product, options, places: places.sort((a, b) => readAt(a) - readAt(b)) };
}

/** A comment begins at any # that is not in quotes, in the middle of a path as well. */
function cutOff({
  text,
  span,
  quote,
}: Extract<OptionFileLine, { readonly kind: 'option' }>): Pick<OptionPlace, 'cutOff'> {
  const rest = span === null || quote !== null ? '' : text.slice(span.end);
  const [all] = /^#[^\s#]*/.exec(rest) ?? [];
  return all === undefined ? {} : { cutOff: fromBinary(all) };
}

function originKey(origin: OptionOrigin): string {
  return origin.kind === 'file' ? `${origin.file}:${origin.line}` : '';
}

/** An option as it is written: a name alone has no `=`. */
export const optionText = ({ key, value }: Pick<OptionPlace, 'key' | 'value'>): string =>
  value === null ? key : `${key}=${value}`;

/** `FILE line N, [group]` */
export function placeText({ file, line, group }: Pick<OptionPlace, 'file' | 'line' | 'group'>): string {
  return line === 0 ? file : `${file} line ${line}${group === '' ? '' : `, [${group}]`}`;
}
