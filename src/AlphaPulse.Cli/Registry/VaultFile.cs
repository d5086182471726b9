using AlphaPulse.Hosting;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Registry;

/// <summary>The database that counts the openings of holdouts. The first opening makes it; nothing before that does, so that a mistyped name leaves no file.</summary>
internal static class VaultFile
{
    /// <summary>Reads what was opened; nothing where there is no such file yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="registry">The registry, every look of which has to be known to the vault.</param>
    /// <param name="series">The series.</param>
    /// <param name="from">The open time of the first bar that looks are asked after.</param>
    /// <param name="to">That of the last one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TrainingEvidenceException">The registry has a look at these bars on record, and the vault knows nothing of it or is not there.</exception>
    public static async Task<IReadOnlyList<HoldoutOpening>> ReadAsync(
        string path, IModelRegistry registry, BarSeriesId series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var database = new SqliteDatabase(path);
        var vault = new SqliteHoldoutVault(database);
        try
        {
            await VaultEvidence.RequireAsync(registry, vault, series, from, to, cancellationToken);
        }
        catch (TrainingEvidenceException exception) when (!File.Exists(path))
        {
            throw new TrainingEvidenceException($"There is no vault '{path}', and a new one would count from nothing. {exception.Message}", exception);
        }

        return await vault.ListAsync(cancellationToken);
    }
}
