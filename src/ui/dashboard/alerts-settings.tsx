import { useLiveQuery } from 'dexie-react-hooks';
import { type ComponentProps, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { ALERT_KINDS, type AlertSettings } from '#core/model/alert-settings';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { readAlertSettings } from '#storage/queries';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { Button } from '../components/button';
import { SelectField } from '../components/field';
import { formatChance, formatScore } from '../components/format';
import { Notice } from '../components/notice';
import { reasonOf } from '../components/reason';

const CHANCES = [0.25, 0.5, 0.75];
const WORTHS = [0.02, 0.05, 0.1, 0.2];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface ChoiceProps extends Omit<ComponentProps<typeof SelectField<number>>, 'options'> {
  options: readonly number[];
  say(option: number): string;
}

/** A choice of figures; one that was chosen and is not offered any more is. */
const Choice = ({ options, say, ...field }: ChoiceProps) => (
  <SelectField
    {...field}
    options={[...new Set([...options, field.value])]
      .sort((a, b) => a - b)
      .map((option) => ({ value: option, name: say(option) }))}
  />
);

const sayHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

interface FormProps {
  settings: AlertSettings;
  save(change: Partial<AlertSettings>): void;
}

const Details = ({ settings, save }: FormProps) => {
  const { kinds, chance, worth, quiet } = settings;
  return (
    <fieldset className="alerts">
      <legend>{t('alerts.of')}</legend>
      {ALERT_KINDS.map((kind) => (
        <label key={kind} className="check-line">
          <input
            type="checkbox"
            checked={kinds.includes(kind)}
            onChange={({ target }) =>
              save({ kinds: ALERT_KINDS.filter((other) => (other === kind ? target.checked : kinds.includes(other))) })
            }
          />{' '}
          {t(`alerts.kinds.${kind}`)}
        </label>
      ))}
      <div className="group">
        <Choice
          label={t('alerts.chance')}
          options={CHANCES}
          value={chance}
          disabled={!kinds.includes('threshold')}
          say={formatChance}
          choose={(value) => save({ chance: value })}
        />
        <Choice
          label={t('alerts.worth')}
          options={WORTHS}
          value={worth}
          disabled={!kinds.includes('ticket')}
          say={(points) => formatScore(points)}
          choose={(value) => save({ worth: value })}
        />
      </div>
      <label className="check-line">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => save({ quiet: target.checked ? { from: 22, to: 8 } : null })}
        />{' '}
        {t('alerts.quiet')}
      </label>
      {quiet !== null && (
        <div className="group">
          <Choice
            label={t('alerts.from')}
            options={HOURS}
            value={quiet.from}
            say={sayHour}
            choose={(from) => save({ quiet: { ...quiet, from } })}
          />
          <Choice
            label={t('alerts.to')}
            options={HOURS}
            value={quiet.to}
            say={sayHour}
            choose={(to) => save({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
    </fieldset>
  );
};

/** Settings of the browser's notifications. Its permission is requested here and nowhere else. */
export const AlertsSettings = ({ db }: { db: Database }) => {
  const settings = useLiveQuery(() => readAlertSettings(db), [db]);
  const [isAllowed, setAllowed] = useState(true);
  const isOn = settings?.isOn === true;
  useEffect(() => {
    if (isOn) void browser.permissions.contains({ permissions: ['notifications'] }).then(setAllowed);
  }, [isOn]);
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string | null>(null);
  if (settings === undefined) return null;
  const save = async (change: Partial<AlertSettings>) => {
    setProblem(null);
    try {
      const { since: _, ...chosen } = { ...settings, ...change };
      await sendRequest('save-alerts', chosen);
      announce(t('alerts.saved'));
    } catch (error) {
      setProblem(t('alerts.failed', { why: reasonOf(error) }));
    }
  };
  const turn = async (on: boolean) => {
    // Requested within the click, as browsers refuse a request without one.
    if (on && !(await browser.permissions.request({ permissions: ['notifications'] }).catch(() => false)))
      return setProblem(t('alerts.denied'));
    setAllowed(true);
    await save({ isOn: on });
  };
  return (
    <div className="alerts">
      <p className="muted">{t('alerts.says')}</p>
      <label className="check-line">
        <input type="checkbox" checked={isOn} onChange={({ target }) => void turn(target.checked)} />{' '}
        <strong>{t('alerts.on')}</strong>
      </label>
      {problem !== null && <Notice isAlert tone="warn" title={problem} />}
      {isOn && !isAllowed && (
        <Notice tone="warn" title={t('alerts.revoked')}>
          <p>
            <Button small onClick={() => void turn(true)}>
              {t('alerts.allow')}
            </Button>
          </p>
        </Notice>
      )}
      {isOn && <Details settings={settings} save={(change) => void save(change)} />}
    </div>
  );
};
