using Microsoft.Extensions.Options;

namespace AlphaPulse.Drift;

/// <summary>Fits profiles and makes monitors with the options of the host.</summary>
/// <remarks>Safe for use from any thread; each monitor belongs to one.</remarks>
public sealed class DriftMonitorFactory
{
    private readonly DriftOptions _options;

    /// <summary>Creates a factory.</summary>
    /// <param name="options">The options.</param>
    public DriftMonitorFactory(IOptions<DriftOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
    }

    /// <summary>Fits a profile to rows; see <see cref="ReferenceProfile.Fit(MonitoredColumns, ReadOnlySpan{double}, DriftOptions)"/>.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows one after the other, in the order of time.</param>
    /// <param name="rowsPerYear">How many rows make a year, from 1 to 100,000,000, where <see cref="DriftOptions.RowsPerYear"/> does not say; what it says goes first.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="InsufficientHistoryException">The rows are fewer than <see cref="ReferenceProfile.LeastWindows"/> windows.</exception>
    /// <exception cref="ArgumentException">Nobody says how many rows make a year, or it is out of its range.</exception>
    public ReferenceProfile Fit(MonitoredColumns columns, ReadOnlySpan<double> rows, int? rowsPerYear = null) =>
        ReferenceProfile.Fit(columns, rows, _options, rowsPerYear);

    /// <summary>Makes a monitor that has seen no row.</summary>
    /// <param name="profile">The reference.</param>
    /// <param name="columns">The columns of the rows that will come.</param>
    /// <returns>The monitor.</returns>
    /// <exception cref="SchemaMismatchException">The columns are not those of the profile.</exception>
    public DriftMonitor Create(ReferenceProfile profile, MonitoredColumns columns) => new(profile, columns, _options);
}
