create table departments (id int primary key, name varchar(50) not null);
create table employees (id int primary key, name varchar(50) not null, salary int, manager_id int references employees, dept_id int references departments, hire_date date);
create table projects (id int primary key, title text not null, budget numeric(10,2), dept_id int references departments);
create table works_on (emp_id int references employees, project_id int references projects, hours numeric(5,1), primary key (emp_id, project_id));
