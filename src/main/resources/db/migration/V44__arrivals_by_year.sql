-- Finding arrivals of a year, and families that did not come, without reading what is long over.

create index arrival_report_landed on arrival_report (happened_on) where result = 'arrived';
create index arrival_report_no_show on arrival_report (reported_at) where result = 'noShow';
