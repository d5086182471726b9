using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Numbers with an exponent, a plus, or no digit on one side of the point, in a file where the others are plain. A warning: the values are read exactly.</summary>
internal sealed class NotationDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditGroup _group = new(
        context.Sink, AuditKind.MixedFormat, "Nothing need be done: an import reads both forms exactly. Another program may not.", join: 100);

    public void Add(in AuditRow row)
    {
        for (var i = 0; i <= AuditRow.VolumeIndex; i++)
        {
            if (row.Shapes[i].HasExponent || row.Shapes[i].IsIrregular)
            {
                _group.Add(
                    AuditLevel.Warning,
                    row.Line,
                    row.Time,
                    string.Create(CultureInfo.InvariantCulture, $"{AuditColumns.NameOf(i)} in line {row.Line} is written {(row.Shapes[i].HasExponent ? "with an exponent" : "with a plus or without a digit beside the point")}"));
            }
        }
    }

    public void Complete() => _group.Close();
}
