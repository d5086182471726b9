namespace AlphaPulse.Storage.Sqlite;

/// <summary>Why signals are what they are: the rows of explanations and their contributions.</summary>
internal static class ExplanationTable
{
    /// <summary>The columns that <see cref="Read"/> expects, one row a contribution; an explanation has one at least.</summary>
    public const string Columns = "x.signal_id, x.expected_value, x.remainder, c.feature, c.amount";

    /// <summary>What is joined to the table of explanations <c>x</c>.</summary>
    public const string Join = " JOIN contributions c ON c.explanation_id = x.id";

    private const string SelectOne = "SELECT " + Columns + " FROM explanations x" + Join + " WHERE x.signal_id = ?1 ORDER BY c.number";
    private const string Insert = "INSERT INTO explanations (signal_id, expected_value, remainder) VALUES (?1, ?2, ?3)";
    private const string InsertContribution = "INSERT INTO contributions (explanation_id, number, feature, amount) VALUES (?1, ?2, ?3, ?4)";

    /// <summary>What is recorded of a signal.</summary>
    public static SignalExplanation? Find(SqliteConnection connection, string signalId)
    {
        var rows = connection.Prepare(SelectOne);
        rows.Bind(1, signalId);
        try
        {
            return Read(rows).SingleOrDefault();
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Adds an explanation. Only inside a write transaction, and where there is none.</summary>
    public static void Add(SqliteConnection connection, SignalExplanation explanation)
    {
        var insert = connection.Prepare(Insert);
        insert.Bind(1, explanation.SignalId);
        insert.Bind(2, explanation.ExpectedValue);
        insert.Bind(3, explanation.Remainder);
        insert.Run();
        var id = connection.LastRowId;
        var insertContribution = connection.Prepare(InsertContribution);
        for (var i = 0; i < explanation.Contributions.Count; i++)
        {
            insertContribution.Bind(1, id);
            insertContribution.Bind(2, i + 1);
            insertContribution.Bind(3, explanation.Contributions[i].Feature);
            insertContribution.Bind(4, explanation.Contributions[i].Amount);
            insertContribution.Run();
        }
    }

    /// <summary>Reads explanations from rows that are ordered by signal and number.</summary>
    public static IEnumerable<SignalExplanation> Read(SqliteStatement rows)
    {
        SignalExplanation? current = null;
        var contributions = new List<SignalContribution>();
        while (rows.Step())
        {
            var signalId = rows.Text(0);
            if (current is not null && current.SignalId != signalId)
            {
                yield return current;
                current = null;
            }

            if (current is null)
            {
                contributions = [];
                current = new SignalExplanation
                {
                    SignalId = signalId,
                    ExpectedValue = rows.Double(1),
                    Remainder = rows.Double(2),
                    Contributions = contributions,
                };
            }

            contributions.Add(new SignalContribution(rows.Text(3), rows.Double(4)));
        }

        if (current is not null)
        {
            yield return current;
        }
    }
}
