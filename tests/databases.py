"""What testing on a real database needs: emptying tables that the database itself keeps from being emptied."""

from django.db.backends.sqlite3.base import DatabaseWrapper


def flush_past_triggers() -> None:
    """SQLite empties a table by DELETE, which the triggers of append-only tables refuse: lift them meanwhile.

    (PostgreSQL truncates, which row triggers do not see.) Only between tests that commit; never inside one.
    """
    operations = DatabaseWrapper.ops_class
    plain = operations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")
            try:
                plain(self, sql_list)
            finally:
                for _name, sql in triggers:
                    cursor.execute(sql)

    operations.execute_sql_flush = execute_sql_flush
