import { useEffect, useRef } from 'react';
import { isInstant } from '#core/model/day';
import { METRIC_CODES, type Metric } from '#core/model/metric';
import { isRegion, REGIONS } from '#core/model/region';
import type { FigureSubjectCode } from '#core/model/taught-kind';
import type { TeachablePage, Trial } from '#core/model/taught-text';
import type { TaughtFinding } from '#messages/panel-protocol';
import { t, tIfKnown } from '#texts/translate';
import { formatCount, formatInstantIn, formatPercent, formatPrinted, formatValue } from '../components/format';
import { meaningName, spellField, subjectName } from './choices';

/** Result of a trial, compared with known facts. */
export interface CheckedTrial extends Trial {
  findings: TaughtFinding[];
}

/** Whether contradictions outnumber confirmations. */
export const contradicts = ({ findings }: CheckedTrial): boolean =>
  findings.some(({ about, agree, differ }) => about !== 'orders' && differ > 0 && differ >= agree);

/** @param region of the page, in whose time zone it prints */
const shownValue = (subject: string | undefined, field: string, value: string, region: string): string => {
  if (subject !== undefined) {
    const number = Number(value);
    if (field === 'numerator' || field === 'denominator') return formatCount(number);
    if (field === 'weight') return formatPercent(number);
    const isOwnUnit = field !== 'score' && METRIC_CODES.some((code) => code === subject);
    return isOwnUnit ? formatValue(subject as Metric, number) : formatPrinted(number);
  }
  if (isInstant(value)) return formatInstantIn(value, isRegion(region) ? REGIONS[region].timeZone : undefined);
  if (value === 'true' || value === 'false') return t(`teach.truth.${value}`);
  return /^[a-z]+(?:-[a-z]+)*$/.test(value) || METRIC_CODES.some((code) => code === value) ? meaningName(value) : value;
};

const partName = (part: string): string => tIfKnown(`teach.parts.${part}`) ?? part;

const findingText = ({ about, agree, differ }: TaughtFinding): string => {
  const all = agree + differ;
  switch (about) {
    case 'orders':
      return t('teach.findings.orders', { agree, differ, all });
    case 'dates':
      return t('teach.findings.dates', { differ, all });
    case 'figures':
      return t('teach.findings.figures', { differ, all });
    case 'total':
      return t('teach.findings.total', { differ });
  }
};

/** A sample record: an order of the list, or a metric with its figures. */
const Sample = ({ sample, title, page }: { sample: Record<string, string>; title: string; page: TeachablePage }) => {
  const { subject, ...values } = sample;
  const nameOf = (field: string) =>
    subject === undefined
      ? (page.fields.find((one) => one.field === field)?.name ?? spellField(field))
      : partName(field);
  return (
    <li>
      <strong>{subject === undefined ? title : subjectName(subject as FigureSubjectCode)}</strong>
      <dl>
        {Object.entries(values).map(([field, value]) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>{shownValue(subject, field, value, page.region)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
};

const MAX_ISSUES_SHOWN = 5;

interface Props {
  trial: CheckedTrial;
  page: TeachablePage;
  /** words of unknown meaning */
  openWords: number;
}

/** Facts that the seller's choices would yield: rows, agreement with known facts, and omissions. */
export const TrialView = ({ trial, page, openWords }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  // The result appears below the form, out of view, so it is scrolled to.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { isRead, rows, samples, issues, findings } = trial;
  const isBad = !isRead || contradicts(trial);
  return (
    <div ref={place} className={`trial notice ${isBad ? 'bad' : 'info'}`} role="status">
      <p>
        <strong>
          {!isRead
            ? t('teach.wouldNot')
            : page.page === 'score'
              ? t('teach.wouldReadFigures')
              : rows === 0
                ? t('teach.wouldReadForm')
                : t('teach.wouldRead', { rows })}
        </strong>
      </p>
      {samples.length > 0 && (
        <ul className="samples">
          {samples.map((sample, at) => (
            <Sample key={JSON.stringify(sample)} sample={sample} title={t('teach.row', { row: at + 1 })} page={page} />
          ))}
        </ul>
      )}
      {isRead && (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={finding.about}>{findingText(finding)}</li>
          ))}
          {findings.length === 0 && <li>{t('teach.nothingKnown')}</li>}
        </ul>
      )}
      {openWords > 0 && <p>{t('teach.openWords', { count: openWords })}</p>}
      {isRead && contradicts(trial) && (
        <p>
          <strong>{t('teach.contradicts')}</strong>
        </p>
      )}
      {issues.length > 0 && (
        <>
          {isRead && <p>{t('teach.leftOut')}</p>}
          <ul className="findings">
            {issues.slice(0, MAX_ISSUES_SHOWN).map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
