import { Button, Card, Progress, Spin, Tag } from '@arco-design/web-react';
import type { Metric } from '#core/model/metric';
import { DIMENSIONS, isMetric } from '#core/model/metric';
import { writeNumber } from '../languages';
import { OTHER_MARKETS } from '../markets';
import { APPEAL_PATH, DIMENSION_METRICS, DIMENSION_NAMES, diagnosisPath, metricTitle } from '../metrics';
import { Link } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

const TICKS = [2.5, 3, 3.5, 4, 4.5];

const MetricCard = ({ metric }: { metric: Metric }) => {
  const { data, settings } = useDouble();
  const caption = useCaption();
  const printed = data.score.metrics[metric];
  const rows = [
    ...(settings.terse ? [] : ([['Metric score', `${printed.score} / 5.0`]] as const)),
    ['Target', printed.target],
    ...(settings.terse
      ? []
      : ([
          ['Excellent', printed.excellent],
          ['Poor', printed.poor],
        ] as const)),
    ['Numerator', printed.numerator],
    ['Denominator', printed.denominator],
  ] as const;
  return (
    <div className="metricCard-h3RkQz portal-metric" data-log_module_name={metric}>
      <div className="metricName-Qb81fA">{caption(metricTitle(metric))}</div>
      <div className="metricValue-t0PwLs">{printed.value}</div>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{caption(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Link href={diagnosisPath(metric)}>View diagnosis</Link>
    </div>
  );
};

/** The score of another market: its values and targets, and no more. */
const KinCards = ({ kin }: { kin: (typeof OTHER_MARKETS)[keyof typeof OTHER_MARKETS] }) => {
  const { data, settings } = useDouble();
  const caption = useCaption();
  const write = (printed: string) => writeNumber(settings.language, printed);
  return DIMENSIONS.map((dimension) => (
    <Card key={dimension} className="dimensionCard-u7Xn2e">
      <div className="portal-dimension">
        <h3>{caption(kin.dimensions[dimension].name)}</h3>
        <span className="dimensionScore-k9Vd0r">
          <b>{write(data.score.dimensions[dimension].score)}</b> / 5
        </span>
        {kin.isWhole && (
          <span className="text-neutral-text3">
            {caption('Weight')} {data.score.dimensions[dimension].weight}
          </span>
        )}
      </div>
      <div className="portal-metrics">
        {kin.dimensions[dimension].metrics.map(([metric, name]) => {
          const { value, target } = data.score.kin[metric]!;
          return (
            <div key={metric} className="metricCard-h3RkQz portal-metric">
              <div className="metricName-Qb81fA">{caption(name)}</div>
              <div className="metricValue-t0PwLs">{write(value)}</div>
              {kin.isWhole ? (
                isMetric(metric) && <Link href={diagnosisPath(metric)}>{caption('View diagnosis')}</Link>
              ) : (
                <dl>
                  <dt>{caption('Target')}</dt>
                  <dd>{write(target)}</dd>
                </dl>
              )}
            </div>
          );
        })}
      </div>
    </Card>
  ));
};

const Benefits = () => {
  const { data } = useDouble();
  return (
    <Card title="Benefits">
      <ul className="portal-benefits">
        {data.score.benefits.map((benefit) => (
          <li key={benefit.name}>
            <span>{benefit.name}</span>
            <span className="text-neutral-text3">Unlocks at {benefit.unlockScore}</span>
            <Tag color={benefit.unlocked ? 'green' : 'gray'}>{benefit.unlocked ? 'Unlocked' : 'Locked'}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
};

export const ScorePage = () => {
  const { data, settings } = useDouble();
  const { go } = useRouter();
  const caption = useCaption();
  const arrived = useArrival('score', settings.lag);
  const { score } = data;
  const kin = settings.market === 'US' ? null : OTHER_MARKETS[settings.market];
  const trail = [['Account health', '/health-center']] as const;
  return (
    <>
      <PageHeader title={caption('Shop Performance')} trail={trail}>
        <Button data-tid="m4b_button" onClick={() => go(APPEAL_PATH)}>
          Appeal Center
        </Button>
      </PageHeader>
      {!arrived ? (
        <Spin loading data-tid="m4b_loading" block style={{ minHeight: 400 }} />
      ) : (
        <>
          <Card>
            <div className="portal-overall">
              <div>
                <h2>{caption(kin?.title ?? 'Shop Performance Score')}</h2>
                <div className="overallScore-Zp4m1c">
                  <b>{writeNumber(settings.language, score.overall ?? '--')}</b>
                  <span> / 5.0</span>
                </div>
                <div className="text-neutral-text3">
                  {score.overall === null
                    ? 'No score yet: fewer than 30 delivered orders in the last 90 days'
                    : `${score.tier}`}
                </div>
              </div>
              <div className="portal-gauge">
                <Progress percent={score.overall === null ? 0 : Number(score.overall) * 20} showText={false} />
                <div className="portal-ticks">
                  {TICKS.map((tick) => (
                    <span key={tick} style={{ left: `${tick * 20}%` }}>
                      {tick.toFixed(1)}
                    </span>
                  ))}
                </div>
              </div>
              <div className="text-neutral-text3">Score for {score.day} · updated daily</div>
            </div>
          </Card>
          {kin !== null && <KinCards kin={kin} />}
          {(kin === null ? DIMENSIONS : []).map((dimension) => (
            <Card key={dimension} className="dimensionCard-u7Xn2e">
              <div className="portal-dimension">
                <h3>{caption(DIMENSION_NAMES[dimension])}</h3>
                <span className="dimensionScore-k9Vd0r">
                  <b>{score.dimensions[dimension].score}</b> / 5.0
                </span>
                {!settings.terse && (
                  <span className="text-neutral-text3">
                    {caption('Weight')} {score.dimensions[dimension].weight}
                  </span>
                )}
              </div>
              <div className="portal-metrics">
                {DIMENSION_METRICS[dimension].map((metric) => (
                  <MetricCard key={metric} metric={metric} />
                ))}
              </div>
            </Card>
          ))}
          <Benefits />
          <div className="portal-foot">
            <span>Disagree with how an order was counted?</span>
            <Button type="primary" data-tid="m4b_button" onClick={() => go(`${APPEAL_PATH}?new=1`)}>
              Submit an Appeal Ticket
            </Button>
          </div>
        </>
      )}
    </>
  );
};
