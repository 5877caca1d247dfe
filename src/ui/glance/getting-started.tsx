import { t } from '#texts/translate';
import { DemoButton } from '../components/demo';
import { FirstPages } from './first-pages';

/** For a shop without any reading: the pages to open first, which is all that is needed. */
export const GettingStarted = () => (
  <>
    <h2>{t('components.gettingStarted.title')}</h2>
    <p>{t('components.gettingStarted.says')}</p>
    <FirstPages region="US" isTold />
    <p className="muted">{t('components.gettingStarted.elsewhere')}</p>
    <DemoButton />
  </>
);
