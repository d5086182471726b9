using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Numbers with other decimals than the rest of a column that pads its numbers with zeros. Rule: of 512 rows at least 98 % have the same
/// count above zero, some of them ending in a zero; the others are reported. A warning.
/// </summary>
internal sealed class DecimalsDetector : IAuditDetector
{
    private const int BlockRows = 512;
    private const int FewestRows = 20;
    private const int Greatest = 29;

    /// <summary>A number with an exponent or with noise is reported as that, and has no decimals to compare.</summary>
    private const byte NoEvidence = byte.MaxValue;
    private readonly AuditGroup _group;
    private readonly List<(long Line, DateTimeOffset Time, byte[] Decimals)> _block = new(BlockRows);
    private readonly bool[] _isPadded = new bool[AuditRow.VolumeIndex + 1];

    public DecimalsDetector(AuditContext context) => _group = new AuditGroup(
        context.Sink, AuditKind.MixedFormat, "Nothing need be done: an import keeps the digits of each number. Look whether the rows come from another source.", join: 100);

    public void Add(in AuditRow row)
    {
        var decimals = new byte[AuditRow.VolumeIndex + 1];
        for (var i = 0; i < decimals.Length; i++)
        {
            var shape = row.Shapes[i];
            decimals[i] = shape.HasExponent || shape.CleanDecimals >= 0 ? NoEvidence : (byte)Math.Min(shape.Decimals, Greatest);
            _isPadded[i] |= shape.Decimals > shape.Effective && !shape.HasExponent;
        }

        _block.Add((row.Line, row.Time, decimals));
        if (_block.Count == BlockRows)
        {
            Judge();
        }
    }

    public void Complete()
    {
        Judge();
        _group.Close();
    }

    private void Judge()
    {
        var usual = Enumerable.Range(0, _isPadded.Length).Select(FindUsual).ToArray();
        foreach (var (line, time, decimals) in _block)
        {
            for (var i = 0; i < decimals.Length; i++)
            {
                if (usual[i] is { } count && decimals[i] != count && decimals[i] != NoEvidence)
                {
                    _group.Add(
                        AuditLevel.Warning,
                        line,
                        time,
                        string.Create(CultureInfo.InvariantCulture, $"{AuditColumns.NameOf(i)} in line {line} has {decimals[i]} decimals and its column {count}"));
                }
            }
        }

        _block.Clear();
        Array.Clear(_isPadded);
    }

    private int? FindUsual(int column)
    {
        if (!_isPadded[column] || _block.Count < FewestRows)
        {
            return null;
        }

        var counts = new int[Greatest + 1];
        var rows = 0;
        foreach (var (_, _, decimals) in _block)
        {
            if (decimals[column] != NoEvidence)
            {
                counts[decimals[column]]++;
                rows++;
            }
        }

        var best = Array.IndexOf(counts, counts.Max());
        return best > 0 && counts[best] < rows && 50 * counts[best] >= 49 * rows ? best : null;
    }
}
