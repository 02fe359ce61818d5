import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { tableNames } from '../../functions/stores/tables.ts';
import type { DeadLetters } from '../constructs/work-queue.ts';
import { nameOf } from '../settings.ts';
import { type FunctionSpec, functions, queues } from '../topology.ts';
import { minutes } from './alarm.ts';
import { reputation, smsArrived, smsSpent } from './of-carriers.ts';
import { calls, signInFaults } from './of-doors.ts';
import { waiting } from './of-queues.ts';
import { throttled } from './of-tables.ts';
import { own } from './own.ts';
import { queries } from './queries.ts';
import type { Watched } from './watched.ts';

const specs = Object.entries<FunctionSpec>(functions);
const third = { width: 8, height: 6 };
const graph = (title: string, left: IMetric[], right: IMetric[] = [], notBeyond?: { value: number; label: string }) =>
  new GraphWidget({ ...third, title, left, right, ...(notBeyond && { leftAnnotations: [notBeyond] }) });

const outcomes = [
  'accepted',
  'put-off',
  'held',
  'undeliverable',
  'suppressed',
  'superseded',
  'our-fault',
  'failed',
  'failed-by-us',
  'unknown',
];

/** Whether citizens are told, and how soon. */
const toldWidgets = ({ function: functionOf }: Watched): IWidget[] => [
  new LogQueryWidget({
    ...third,
    title: 'Đã báo cho người dân, theo loại',
    view: LogQueryVisualizationType.BAR,
    logGroupNames: ['send-notice', 'send-nudge'].map((name) => functionOf(name).logGroup.logGroupName),
    queryString: queries.told,
  }),
  graph(
    'Thông báo, theo kết quả',
    outcomes.map((outcome) => own('Notices', 'sum', 60, outcome).with({ label: outcome })),
  ),
  graph(
    'Bao lâu thì tới nhà mạng (giây; hứa: 60)',
    ['p50', 'p99'].map((statistic) => own('HandoverSeconds', statistic, 15).with({ label: statistic })),
    [own('LateHandovers', 'avg', 60).with({ label: 'share that is late' })],
    { value: 60, label: 'promise' },
  ),
];

/** Where work waits. */
const waitingWidgets = ({ queue, function: functionOf }: Watched, letters: readonly DeadLetters[]): IWidget[] => [
  graph(
    'Hàng đợi: tin chờ lâu nhất (giây)',
    Object.keys(queues).map((name) => waiting(queue(name), name)),
    letters.map((one) => one.metricApproximateNumberOfMessagesVisible({ statistic: 'max', label: `lost: ${one.of}` })),
  ),
  graph(
    'Thay đổi hồ sơ chờ xử lý (mili giây)',
    specs
      .filter(([, { trigger }]) => trigger.type === 'stream')
      .map(([name]) => functionOf(name).metric('IteratorAge', { statistic: 'max', label: name })),
  ),
  graph(
    'Lỗi của từng chức năng',
    specs.map(([name]) => functionOf(name).metricErrors({ label: name })),
    specs.map(([name]) => functionOf(name).metricThrottles({ label: `${name} throttled` })),
  ),
];

/** What the carriers say and cost. */
const carrierWidgets = ({ settings }: Watched): IWidget[] => [
  graph(
    'SMS tới máy (phần), thư bị trả và bị phàn nàn',
    [smsArrived('avg').with({ label: 'SMS arrived' })],
    [reputation('Bounce').with({ label: 'bounces' }), reputation('Complaint').with({ label: 'complaints' })],
  ),
  graph('Tiền SMS tháng này (USD)', [smsSpent.with({ label: 'spent' })], [], {
    value: settings.monthlySmsSpendLimitUsd,
    label: 'limit',
  }),
];

/** Whether people and systems get in. */
const doorWidgets = ({ data, edge, function: functionOf }: Watched): IWidget[] => {
  const { all, broken } = calls(edge.api);
  return [
    graph('Trang của dân, bàn làm việc, dữ liệu gửi tới', [all], [broken]),
    graph('Đăng nhập lỗi và hàng dữ liệu bị từ chối', [
      signInFaults(edge.ownSignIn),
      own('Rows', 'sum', 15),
      own('RefusedRows', 'sum', 15),
    ]),
    graph(
      'Thời gian chạy (p99) và bảng từ chối',
      specs.map(([name]) => functionOf(name).metricDuration({ statistic: 'p99', label: name, period: minutes(15) })),
      tableNames.flatMap((name) =>
        Object.entries(throttled(data.table(name))).map(([what, metric]) => metric.with({ label: `${name} ${what}` })),
      ),
    ),
  ];
};

/** What an operator looks at first when an alarm rings: the alarms on top, then citizens, then what they wait for. */
export const addDashboard = (
  scope: Construct,
  watched: Watched,
  alarms: readonly Alarm[],
  letters: readonly DeadLetters[],
): Dashboard =>
  new Dashboard(scope, 'dashboard', {
    dashboardName: nameOf(watched.settings),
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: 'Báo động', width: 24, height: 5, alarms: [...alarms] })],
      toldWidgets(watched),
      waitingWidgets(watched, letters),
      carrierWidgets(watched),
      doorWidgets(watched),
    ],
  });
