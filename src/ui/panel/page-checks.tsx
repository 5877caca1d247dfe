import type { CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import { CheckProducts } from '../components/check-products';
import { stakesOf, taskLink, taskText } from '../components/checklist-text';
import { formatNamed, formatPercent, formatSentence } from '../components/format';
import { OutLink } from '../components/links';

const Check = ({ region, item }: { region: string; item: CheckItem }) => {
  const { code, state, page, responseRate } = item;
  const what = t(`checklist.names.${code}`);
  if (state === 'do')
    return (
      <li>
        <p>
          <strong>{taskText(item)}</strong> <span className="muted">{stakesOf(item).join(' · ')}</span>
        </p>
        <CheckProducts item={item} />
      </li>
    );
  if (state === 'clear') return <li>{t('panel.checkClear', { what })}</li>;
  if (state === 'part') return <li>{formatSentence(t('checklist.part', { names: what }))}</li>;
  if (responseRate !== null)
    return <li>{formatSentence(t('checklist.chatsRate', { rate: formatPercent(responseRate) }))}</li>;
  return (
    <li>
      {formatNamed(t('checklist.unknownTitle'), what)}{' '}
      <OutLink href={taskLink(region, item)}>{t('words.open', { page: t(`checklist.pages.${page}`) })}</OutLink>
    </li>
  );
};

/** Beside a page without orders: what the daily checks that it answers have found. */
export const PageChecks = ({ region, checks }: { region: string; checks: readonly CheckItem[] }) => (
  <ul className="rows">
    {checks.map((item) => (
      <Check key={item.code} region={region} item={item} />
    ))}
  </ul>
);
