-- Counting a year's arrivals, and finding receipts and families that are missing, without reading what is long over.

create index notice_arrives on notice (arrives_on) where state = 'current';
create index arrival_report_landed on arrival_report (happened_on) where result = 'arrived';
create index arrival_report_no_show on arrival_report (reported_at) where result = 'noShow';
