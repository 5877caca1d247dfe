import { Input, Rate, Spin, Tag } from '@arco-design/web-react';
import { useState } from 'react';
import type { PortalReview } from '../data';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival } from '../routing';
import { useCaption, useDouble } from '../state';

const FILTERS = ['All', '5 stars', '4 stars', '3 stars', '2 stars', '1 star'] as const;
const FULL_COLOUR = '#FFC200';
const FIVE = [1, 2, 3, 4, 5] as const;

/** Names of a CSS module: the stem stays over the years, the hash is another with each release. */
const useNames = (): ((stem: string) => string) => {
  const { bare } = useDouble().settings;
  return (stem) => (bare ? `sc-${stem.length}` : `${stem}-zqOVEf`);
};

const Stars = ({ count }: { count: number }) => {
  const name = useNames();
  const { stars } = useDouble().settings;
  if (stars) return <Rate readonly value={count} />;
  return (
    <div className={name('ratingStar')}>
      {FIVE.map((star) => (
        <svg
          key={star}
          viewBox="0 0 16 16"
          className={star <= count ? name('activeStar') : name('star')}
          fill={star <= count ? FULL_COLOUR : '#DCDCDC'}
          aria-hidden
        >
          <path d="M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z" />
        </svg>
      ))}
    </div>
  );
};

const RatingCard = ({ review }: { review: PortalReview }) => {
  const name = useNames();
  const caption = useCaption();
  return (
    <div className={`${name('ratingListItem')} portal-rating`}>
      <div className={name('productItem')}>
        <span className="portal-thumb" aria-hidden />
        <div className={name('productItemInfoName')}>{review.line.name}</div>
        <div className={name('productItemInfoSku')}>{review.line.variation}</div>
        <div className={name('productItemInfoProductId')}>ID: {review.line.productId}</div>
        <div className={name('productItemInfoOrderId')}>
          <span className={name('productItemInfoOrderIdText')}>
            {caption('Order ID')}:{review.orderId}
          </span>
        </div>
      </div>
      <div>
        <Stars count={review.stars} />
        <span className={name('userNameText')}>{review.buyer}</span>
        <span className={name('reviewTime')}>{review.day}</span>
        <div className={name('reviewText')}>{review.text}</div>
        {review.reply !== '' && <div className={name('sellerReply')}>{review.reply}</div>}
      </div>
    </div>
  );
};

export const RatingPage = () => {
  const { data, settings } = useDouble();
  const name = useNames();
  const [place, setPlace] = useState({ page: 1, size: 20 });
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('All');
  const { page, size } = place;
  const arrived = useArrival(`ratings ${page} ${size} ${filter}`, settings.lag);
  const reviews = data.reviews.filter((review) => filter === 'All' || filter.startsWith(String(review.stars)));
  const shown = reviews.slice((page - 1) * size, page * size);
  return (
    <>
      <PageHeader title="Product ratings" />
      <div className="portal-panel">
        <div className="portal-filters">
          {FILTERS.map((label) => (
            <Tag
              key={label}
              checkable
              checked={filter === label}
              onCheck={() => {
                setFilter(label);
                setPlace({ page: 1, size });
              }}
            >
              {label}
            </Tag>
          ))}
          <Input.Search placeholder="Order ID or product" data-tid="m4b_input_search" />
        </div>
        {settings.broken && arrived ? (
          <div className={name('ratingListError')}>Network error. Please try again.</div>
        ) : (
          <Spin loading={!arrived} data-tid="m4b_loading" block style={{ minHeight: 200 }}>
            <div className={name('ratingListContainer')}>
              <div className={name('ratingListMainLists')}>
                {arrived && shown.map((portalReview) => <RatingCard key={portalReview.key} review={portalReview} />)}
                {arrived && shown.length === 0 && <div>No ratings yet</div>}
              </div>
            </div>
          </Spin>
        )}
        <Pager
          total={reviews.length}
          page={page}
          size={size}
          onChange={(next, nextSize) => setPlace({ page: next, size: nextSize })}
        />
      </div>
    </>
  );
};
