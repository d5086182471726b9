using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Numbers that went through binary arithmetic, as in 28.077350000000003. Rule: <see cref="NumberShape.CleanDecimals"/>. Always an error.</summary>
internal sealed class DoubleNoiseDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditGroup _group = new(
        context.Sink,
        AuditKind.DoubleNoise,
        "A repair rounds these values where the result has no more decimals than clean values of the column.",
        join: 100);

    public void Add(in AuditRow row)
    {
        for (var i = 0; i <= AuditRow.VolumeIndex; i++)
        {
            var shape = row.Shapes[i];
            if (shape.CleanDecimals >= 0)
            {
                var value = row.Value(i);
                _group.Add(
                    AuditLevel.Error,
                    row.Line,
                    row.Time,
                    string.Create(CultureInfo.InvariantCulture, $"{AuditColumns.NameOf(i)} {value} in line {row.Line} is {Math.Round(value, shape.CleanDecimals)} with the noise of a double"));
            }
        }
    }

    public void Complete() => _group.Close();
}
