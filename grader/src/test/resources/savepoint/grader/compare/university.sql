create table department (dept_name varchar(20) primary key, building varchar(15), budget numeric(12,2) check (budget > 0));
create table course (course_id varchar(8) primary key, title varchar(50), dept_name varchar(20) references department, credits numeric(2,0) check (credits > 0));
create table instructor (id varchar(5) primary key, name varchar(20) not null, dept_name varchar(20) references department, salary numeric(8,2) check (salary > 29000));
create table student (id varchar(5) primary key, name varchar(20) not null, dept_name varchar(20) references department, tot_cred numeric(3,0) check (tot_cred >= 0));
create table takes (id varchar(5) references student, course_id varchar(8) references course, semester varchar(6) check (semester in ('Fall','Winter','Spring','Summer')), year numeric(4,0) check (year > 1701 and year < 2100), grade varchar(2), primary key (id, course_id, semester, year));
