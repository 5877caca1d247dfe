import { PageHeader } from '../parts/page-header';

/** An article on the same host that talks about the score, names every metric, and is no page of shop data. */
export const UniversityPage = () => (
  <article className="portal-article">
    <PageHeader title="How to appeal your Shop Performance Score" />
    <p>
      From the diagnosis page of a metric choose Appeal Orders above the list of Problem Order Details, or open the
      Appeal Center from the Shop Performance page. One ticket holds up to 30 orders.
    </p>
    <table>
      <thead>
        <tr>
          <th>Metric</th>
          <th>What it measures</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>Negative Review Rate</td>
          <td>Delivered orders whose first review has one or two stars</td>
        </tr>
        <tr>
          <td>On-Time Delivery Rate</td>
          <td>Orders delivered by their deliver-by date</td>
        </tr>
      </tbody>
    </table>
  </article>
);
