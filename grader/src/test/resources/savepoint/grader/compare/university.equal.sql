SELECT DISTINCT i.name FROM instructor i WHERE i.salary > (SELECT DISTINCT avg(salary) FROM instructor)
SELECT DISTINCT course_id FROM takes WHERE semester = 'Fall' AND YEAR = 2009 UNION SELECT course_id FROM takes WHERE semester = 'Spring' AND YEAR = 2010
SELECT course_id FROM takes WHERE semester = 'Fall' AND YEAR = 2009 UNION SELECT DISTINCT course_id FROM takes WHERE semester = 'Spring' AND YEAR = 2010
SELECT s.id, s.name, sum(c.credits) FROM student s JOIN takes t ON t.id = s.id JOIN course c ON c.course_id = t.course_id WHERE t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s LEFT JOIN takes t ON t.id = s.id JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s RIGHT JOIN takes t ON t.id = s.id JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s FULL JOIN takes t ON t.id = s.id JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s JOIN takes t ON t.id = s.id LEFT JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s JOIN takes t ON t.id = s.id RIGHT JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
SELECT s.id, s.name, sum(c.credits) FROM student s JOIN takes t ON t.id = s.id FULL JOIN course c ON c.course_id = t.course_id WHERE t.grade IS NOT NULL AND t.grade <> 'F' GROUP BY s.id, s.name
