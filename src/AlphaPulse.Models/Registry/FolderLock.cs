using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Lets one writer at a time into a folder, whatever process it is in. The operating system frees the lock of a killed one.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    internal static async Task<IDisposable> AcquireAsync(string folder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "registry.lock");

        // Waiting for another process takes real time, whatever clock the data runs on: a replay may stand still.
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (TimeProvider.System.GetElapsedTime(started) >= timeout)
                {
                    throw new RegistryException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The registry '{folder}' could not be locked within {timeout.TotalSeconds} s: another process writes to it. End that process or raise the lock timeout."),
                        e);
                }
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }
}
