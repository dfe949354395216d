import { accountStatements } from './accounts.ts';
import { controlStatements } from './control.ts';
import { grantStatements } from './grant.ts';
import { reloadStatements } from './reload.ts';
import { select } from './select.ts';
import { set } from './set.ts';
import { showAccount } from './show-account.ts';
import { showLists } from './show-lists.ts';
import { showValues } from './show-values.ts';
import type { Statement } from './statement.ts';

/** Every statement there is. Of two that fit, the one with more words is meant. */
export const statements: readonly Statement[] = [
  ...accountStatements,
  ...controlStatements,
  ...grantStatements,
  ...reloadStatements,
  ...showAccount,
  ...showLists,
  ...showValues,
  select,
  set,
].sort((a, b) => b.words.length - a.words.length);
