Create table If Not Exists Activity (player_id int, device_id int, event_date date, games_played int, primary key (player_id, event_date));
Create table If Not Exists Users (user_id int, name varchar(40), mail varchar(100));
Create table If Not Exists Scores (id int, score DECIMAL(3,2));
Create table If Not Exists Weather (id int, recordDate date, temperature int);
Create table If Not Exists Tree (id int, p_id int);
Create table If Not Exists Trips (id int, client_id int, driver_id int, status varchar(20), request_at varchar(50));
Create table If Not Exists Seat (id int primary key, student varchar(255));
Create table If Not Exists Transactions (id int, country varchar(4), state varchar(10) check (state in ('approved','declined')), amount int, trans_date date);
