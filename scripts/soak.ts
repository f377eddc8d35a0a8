import { runLong } from './long-run.ts';

/**
 * `npm run soak`: a fleet on one PostgreSQL in foul weather, for ten minutes.
 *
 * `PROVISION_SEED` storms alike once more, `PROVISION_SOAK` is PORTALSxRUNNERSxSECONDS.
 */
runLong(['test/soak'], { PROVISION_SOAK: '60x6x600' });
