namespace DryApi.OpenApi.Documents;

/// <summary>
/// Runs what goes as deep as a document does, which is by recursion: on a thread of its own, since the main thread's stack is a matter of
/// the system. What is not used of it takes no memory.
/// </summary>
internal static class DeepStack
{
    private const int Size = 256 << 20;

    /// <summary>Starts it.</summary>
    /// <returns>What it returns, or the exception that ended it.</returns>
    public static Task<T> RunAsync<T>(Func<T> run)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(run());
                }
                catch (Exception exception)
                {
                    done.SetException(exception);
                }
            },
            Size) { IsBackground = true };
        thread.Start();
        return done.Task;
    }
}
