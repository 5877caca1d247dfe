import { ConfigProvider } from '@arco-design/web-react';
import enUS from '@arco-design/web-react/es/locale/en-US';
import { useEffect, useMemo, useState } from 'react';
import type { DoubleSettings, DoubleState, PortalTicket } from './data';
import { APPEAL_PATH, isMetricName, SCORE_PATH } from './metrics';
import { AppealCenter } from './pages/appeal-center';
import { BrazilDiagnosis, DiagnosisPage } from './pages/diagnosis-page';
import { HealthPage } from './pages/health-page';
import { HomePage } from './pages/home-page';
import { LoginPage } from './pages/login-page';
import { OrderDetail } from './pages/order-detail';
import { OrderList } from './pages/order-list';
import { ProductList } from './pages/product-list';
import { RatingPage } from './pages/rating-page';
import { ReturnList } from './pages/return-list';
import { SalesPage } from './pages/sales-page';
import { ScorePage } from './pages/score-page';
import { ServicePage } from './pages/service-page';
import { UniversityPage } from './pages/university-page';
import { Overlays } from './parts/overlays';
import { Shell } from './parts/shell';
import { RouterProvider, useArrival, useHistory, useRouter } from './routing';
import { StateProvider, useDouble } from './state';
import { shellPrefix } from './style';

const Page = ({ onTicket }: { onTicket(ticket: PortalTicket): void }) => {
  const { path, query } = useRouter().location;
  const { market } = useDouble().settings;
  const asked = query.get('metric');
  const metric = isMetricName(asked) ? asked : 'NRR';
  if (path === '/order') return <OrderList />;
  if (path === '/order/detail') return <OrderDetail />;
  if (path === '/order/return') return <ReturnList />;
  if (path === '/product/rating') return <RatingPage />;
  if (path === SCORE_PATH) return <ScorePage />;
  if (path === '/health-center/experience-score/diagnosis')
    return market === 'BR' ? <BrazilDiagnosis metric={metric} /> : <DiagnosisPage metric={metric} />;
  if (path === APPEAL_PATH) return <AppealCenter onTicket={onTicket} />;
  if (path === '/health-center') return <HealthPage />;
  if (path === '/product/manage') return <ProductList />;
  if (path === '/compass/data-overview') return <SalesPage />;
  if (path.startsWith('/chat/compass/service-analytics')) return <ServicePage />;
  if (path.startsWith('/university')) return <UniversityPage />;
  return <HomePage />;
};

/** The portal speaks English until the words of its language have come, long after the figures. */
const useLateLanguage = ({ language, lag }: DoubleSettings): DoubleSettings['language'] => {
  const arrived = useArrival('language', lag * 60);
  const spoken = arrived ? language : 'en';
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return spoken;
};

export const App = ({ state }: { state: DoubleState }) => {
  const router = useHistory();
  const [written, setWritten] = useState<PortalTicket[]>([]);
  const language = useLateLanguage(state.settings);
  const full = useMemo(
    () => ({
      settings: { ...state.settings, language },
      data: { ...state.data, tickets: [...written, ...state.data.tickets] },
    }),
    [state, written, language],
  );
  return (
    <ConfigProvider locale={enUS} prefixCls={shellPrefix(state.settings.prefix)}>
      <StateProvider value={full}>
        <RouterProvider value={router}>
          {router.location.path === '/account/login' ? (
            <LoginPage />
          ) : (
            <Shell>
              <Page onTicket={(ticket) => setWritten([ticket, ...written])} />
              {full.settings.overlaid && <Overlays />}
            </Shell>
          )}
        </RouterProvider>
      </StateProvider>
    </ConfigProvider>
  );
};
