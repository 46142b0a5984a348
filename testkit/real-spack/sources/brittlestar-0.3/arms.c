int arms(int count)
{
    int unused;
    return count * 5;
}
