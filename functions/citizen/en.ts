import type { PageWords } from './vi.ts';

/** The same in English. */
export const en: PageWords = {
  language: 'en',
  switchTo: { language: 'vi', name: 'Tiếng Việt' },
  formats: { fee: 'VND {amount}', thousands: ',' },
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  moment: { whole: '{weekday} {date}, {time}', day: '{weekday} {date}' },
  days: {
    today: 'today',
    tomorrow: 'tomorrow',
    ahead: 'in {count} days',
    yesterday: 'yesterday',
    past: '{count} days ago',
  },
  stands: {
    registered: {
      title: 'Your application is registered',
      says: ['We are checking it before we accept it.'],
      next: ['You need not do anything now.', 'Once it is accepted, we will tell you when the result is due.'],
    },
    'in-work': {
      title: 'Your application is being processed',
      says: [],
      next: [
        'You need not do anything now.',
        'When the result is ready or anything changes, we will tell you.',
        'The result may be ready before the due date.',
      ],
    },
    overdue: {
      title: 'Your application is late',
      says: ['The result was due on {due} and is not ready yet. We are sorry.'],
      next: [
        'The office in charge has to give you the reason and a new date.',
        'You need not do anything now.',
        'To ask at once, call {unitPhone}.',
      ],
    },
    'being-checked': {
      title: 'Your application is being reviewed',
      says: ['We are reviewing our reply to you one last time.'],
      next: ['You need not do anything now.', 'We will tell you as soon as it is decided.'],
    },
    supplement: {
      title: 'More documents are needed',
      says: ['Your application is not complete. The time we wait for you does not count towards the due date.'],
      next: [
        'Prepare what is missing.',
        'Bring it to {unit}. If you applied online, you can also send it online.',
        'If it is not clear what is missing, call {unitPhone}.',
        'Once it is complete, we will go on and tell you if the due date changes.',
      ],
    },
    payment: {
      title: 'A fee is to be paid',
      says: ['Your application waits for a payment of {fee}.'],
      next: [
        'Pay at {unit}.',
        'Or transfer it to account {account} as shown above.',
        'Questions? Call {unitPhone}.',
        'Once we have it, we will go on. This page may take a while to show it; please do not pay twice.',
      ],
    },
    ready: {
      title: 'Your result is ready',
      says: ['You can collect it now.'],
      next: [
        'Collect it at {unit} during office hours.',
        'Bring your receipt or the application code, and an identity document.',
      ],
    },
    'ready-post': {
      title: 'Your result is ready',
      says: ['It will be sent by post, as you asked. You need not come for it.'],
      next: [
        'Wait for the post. When they have it, we will send you the tracking number.',
        'If your address has changed, call {unitPhone} at once.',
      ],
    },
    'ready-electronic': {
      title: 'Your result is ready',
      says: ['It is sent electronically, as you asked. You need not come for it.'],
      next: ['Open your public service account to get it.', 'If you do not find it, call {unitPhone}.'],
    },
    returned: {
      title: 'Your application is closed',
      says: ['You have received the result.'],
      next: ['If there is a mistake in it, call {unitPhone} to have it corrected.'],
    },
    'returned-post': {
      title: 'Your result is in the post',
      says: ['We have handed it to the post.'],
      next: [
        'Watch your telephone: the post may call before it comes.',
        'With the tracking number {tracking} the post can tell where it is.',
        'If it takes long, call {unitPhone}.',
      ],
    },
    'not-accepted': {
      title: 'Your application was not accepted',
      says: ['We are sorry, we cannot accept this application.'],
      next: [
        'You can apply again once the conditions are met.',
        'If this is not clear or you do not agree, call {unitPhone}.',
      ],
    },
    stopped: {
      title: 'Your application was stopped',
      says: ['We are sorry, we had to stop processing this application.'],
      next: [
        'If this is not clear or you do not agree, call {unitPhone}.',
        'You can apply again once the conditions are met.',
      ],
    },
    withdrawn: {
      title: 'Your application was withdrawn',
      says: ['It was withdrawn as you asked, and is not processed any further.'],
      next: ['You can apply again whenever you need to.', 'You did not ask for this? Call {unitPhone} at once.'],
    },
  },
  late: 'The result came after the due date. We are sorry that you had to wait.',
  corrected: 'We told you by mistake that the result is ready. It is not. We are sorry.',
  apology: {
    title: 'We are sorry: there is a new date',
    says: [
      'The result cannot be ready on {formerDue}. We are sorry. It is now due on {newDue}.',
      'Letter of apology no. {number}.',
    ],
  },
  labels: {
    reason: 'Reason',
    missing: 'What is missing',
    next: 'What happens next',
    about: 'Your application',
    dossier: 'Application',
    code: 'Application code',
    procedure: 'Procedure',
    received: 'Received',
    due: 'Result due',
    finished: 'Result ready',
    returned: 'Returned',
    tracking: 'Tracking number',
    asOf: 'As of {time}.',
  },
  office: { title: 'Contact', phone: 'Telephone' },
  payment: {
    title: 'Bank transfer',
    bank: 'Bank',
    account: 'Account number',
    holder: 'Account holder',
    amount: 'Amount',
    memo: 'Transfer message',
    image: 'VietQR code for the transfer',
    scan: 'Scan this code with your banking app. If you read this on the same telephone, take a screenshot and choose the picture when scanning.',
  },
  survey: {
    title: 'Are you satisfied?',
    ask: 'One tap is all. Answering is voluntary and does not affect your application.',
    answers: { 'very-satisfied': 'Very satisfied', satisfied: 'Satisfied', dissatisfied: 'Not satisfied' },
    thanks: 'Thank you for your answer: {answer}.',
    sorry: 'We are sorry that you are not satisfied. To tell us more, call {unitPhone}.',
    early: 'It is too early to answer: the result has not been returned yet.',
    fault: 'Please choose one of the three answers.',
  },
  optOut: {
    title: 'Stop campaign messages',
    ask: 'You will get no more invitations to apply online and no campaign messages. Messages about your applications will come as before.',
    act: 'Stop campaign messages',
    done: 'Done. You will get no more campaign messages. Messages about your applications will come as before.',
    none: 'There is no telephone number for messages in this application, so no campaign message is sent and there is nothing to stop.',
    link: 'Stop campaign messages',
  },
  lookUp: {
    title: 'Find your application',
    intro: 'The quickest way is the link in our message to you. Without it, look here.',
    code: 'Application code',
    codeHint: 'On your receipt, for example H48.01-261012-0007.',
    digits: 'Last three digits of your telephone number',
    digitsHint: 'Of the number given in the application.',
    act: 'Show the application',
    noCode: 'Enter the application code.',
    noDigits: 'Enter the last three digits of the telephone number.',
    notFound:
      'There is no application with this code and these digits. Please check both. If they are right, call the office that took the application.',
    tooMany:
      'There were too many tries. Please wait until tomorrow, use the link in our message, or call the office that took the application.',
    link: 'Find an application',
  },
  register: {
    title: 'Published letters of apology',
    intro:
      'When a result cannot be ready in time, the office must apologise, give the reason and set a new date. These letters are published here; citizens appear by their initials only.',
    month: 'Month',
    unit: 'Office',
    allUnits: 'All offices',
    code: 'Application code',
    codeHint: 'With a code, month and office do not matter.',
    act: 'Search',
    found: '{count} letters',
    number: 'No. {number} of {signed}',
    applicant: 'To',
    formerDue: 'Was due',
    newDue: 'Now due',
    signer: 'Signed by',
    none: 'There is no letter in this month. You can choose another month.',
    noneOfCode: 'There is no letter of apology for this code. Check it, or clear it to see the letters of a month.',
    earlier: 'Earlier letters',
    later: 'Later letters',
    link: 'Published letters of apology',
  },
  lost: {
    title: 'Page not found',
    says: [
      'This link is not right, or expired long ago.',
      'If you typed it, check each letter: capital and small letters differ.',
    ],
  },
  expired: {
    title: 'This link has expired',
    says: [
      'It works for 180 days after the last message about the application.',
      'To learn more, call the office that took the application.',
    ],
  },
  broken: {
    title: 'Something went wrong',
    says: ['This is our fault, not yours. Please try again in a few minutes.'],
  },
  home: 'Back to the application',
  errorTitle: 'Not yet: ',
  privacy:
    'This page does not show your name or address. Whoever has the link can open it, so please do not pass it on.',
};
