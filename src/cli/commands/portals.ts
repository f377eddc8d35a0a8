// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import { Command, Option } from 'commander';
import type { Define } from '../command.ts';
import { positive, value, withOneFile, withSelectionFlags } from '../flags.ts';
import { portalFormats } from '../fleet/formats.ts';

export const portalsCommand: Define = (act) =>
  withSelectionFlags(
    withOneFile(new Command('portals'), 'inventory', 'an inventory of portals (default: portals.yaml)').description(
      'Lists the portals of an inventory and what is known of each; asks none of them.',
    ),
  )
    .addOption(
      new Option('--format <name>', 'a list for people and scripts, or the matrix of an engine')
        .choices(portalFormats)
        .default('lines'),
    )
    .option('--shards <number>', 'a matrix of so many shards in place of one job a portal', positive)
    .option('--var <name=value>', 'a value for ${var:NAME}; repeatable', value)
    .action(act(async () => (await import('../run/portals.ts')).runPortals));
